/** A value of a column: numbers are doubles, lists are lists of texts. */
export type SqlValue = null | string | number | boolean | readonly string[];

/** A row, by the position of its columns. */
export type SqlRow = readonly SqlValue[];
