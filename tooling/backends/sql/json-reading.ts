/** One step into a JSON document: a key, and whether all elements of the array there are meant. */
export interface JsonStep {
  readonly key: string;
  readonly each: boolean;
}

/** How a path reads a document. */
export interface JsonReading {
  readonly path: readonly JsonStep[];
  /** Whether objects and arrays are values, as they are written; else only texts, numbers, Booleans and null. */
  readonly takesContainers: boolean;
}
