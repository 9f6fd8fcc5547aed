/** What `tripline test` was told. */
export interface TestOptions {
  readonly content: string;
  readonly attackData?: string;
  readonly plan?: string;
  readonly timezone?: string;
  readonly geo?: string;
  readonly json?: boolean;
  readonly rows?: boolean;
  readonly strict?: boolean;
  readonly fetch?: boolean;
  readonly requireData?: boolean;
  readonly coverage?: boolean;
  readonly coverageMin?: number;
  readonly mutate?: boolean;
  readonly mutateMin?: number;
  readonly jobs?: number;
}
