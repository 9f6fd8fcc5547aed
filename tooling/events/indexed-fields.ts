/** The fields that every event of an index has, whatever its text. */
export const INDEXED_FIELDS: ReadonlySet<string> = new Set([
  '_time',
  '_raw',
  'host',
  'index',
  'source',
  'sourcetype',
  'linecount',
  'punct',
]);
