import type { ReaderContext } from '../../tooling/data-sources/raw-format.ts';

/** A context that reports nothing and unwraps each text as an event without a format. */
export const readerContext: ReaderContext = {
  maxRecordBytes: 1 << 24,
  start: 0,
  flaw: () => {},
  unwrap: (raw) => ({ events: [new Map([['_raw', raw]])], isKnown: false }),
  noteWrapper: () => {},
};
