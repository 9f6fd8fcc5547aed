import type { FormatOptions } from '../output/reports.ts';

/** The options of `tripline test`. */
export interface TestOptions extends FormatOptions {
  readonly content: string;
  readonly attackData?: string;
  readonly plan?: string;
  readonly engine?: string;
  readonly changed?: string;
  readonly timezone?: string;
  readonly geo?: string;
  readonly rows?: boolean;
  readonly strict?: boolean;
  readonly referenceTime?: number;
  readonly fetch?: boolean;
  readonly allowPrivate?: boolean;
  readonly requireData?: boolean;
  readonly coverage?: boolean;
  readonly coverageMin?: number;
  readonly mutate?: boolean;
  readonly mutateMin?: number;
  readonly watch?: boolean;
  readonly suggest?: boolean;
  readonly write?: boolean;
  readonly jobs?: number;
}
