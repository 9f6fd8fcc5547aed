/** The tests that a detection passed before it went into an app. */
export interface DetectionProof {
  readonly name: string;
  readonly id: string;
  readonly version: number;
  /** The SHA-256 of its search, with macros expanded. */
  readonly search: string;
  readonly tests: readonly PassedTest[];
}

/** A test that passed. */
export interface PassedTest {
  readonly name: string;
  /** `negative`: the search must not find anything. */
  readonly kind: 'positive' | 'negative';
  /** The number of rows that is required, such as `> 0`. */
  readonly expected: string;
  readonly rows: number;
  /** The number of events that were searched. */
  readonly events: number;
  readonly data: readonly TestedData[];
}

/** The data of a test, and its bytes. */
export interface TestedData {
  /** The reference as written in the test, or "inline events". */
  readonly data: string;
  readonly sha256: string;
  readonly bytes: number;
}
