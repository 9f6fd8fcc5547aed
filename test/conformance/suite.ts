/** What one conformance suite found. */
export interface SuiteResult {
  /** Kebab-case; the key of its floor in floors.json. */
  readonly suite: string;
  readonly passed: number;
  readonly total: number;
  /** One line for each thing worth telling: misses, tables, reasons. */
  readonly details: readonly string[];
}

export interface SuiteOptions {
  /** Whether to take a large corpus whole, where CI takes a fixed sample of it. */
  readonly all: boolean;
}

/** A suite reads the corpus below the given folder. It may report several results. */
export interface Suite {
  readonly name: string;
  run(
    corpus: string,
    options: SuiteOptions,
  ): SuiteResult | readonly SuiteResult[] | Promise<SuiteResult | readonly SuiteResult[]>;
}
