import type { FormatOptions } from '../output/reports.ts';

/** The options of `tripline review`. */
export interface ReviewOptions extends FormatOptions {
  readonly content: string;
  /** Only content affected by changes since the base. */
  readonly changed?: boolean;
  readonly attackData?: string;
  readonly corpus?: readonly string[];
  readonly fetch?: boolean;
  readonly allowPrivate?: boolean;
  readonly customRules?: boolean;
  readonly requireCompared?: boolean;
  readonly timezone: string;
  /** The address of the complete reports, linked at the end of the Markdown. */
  readonly artifacts?: string;
}
