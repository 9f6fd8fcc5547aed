// What `import … from 'tripline'` offers; docs/library.md describes it.
export { TriplineError } from '../base/tripline-error.ts';
export type { Row, Value } from '../events/row.ts';
export type * from './check.ts';
export { check } from './check.ts';
export type { CompileOptions } from './compile.ts';
export { compile, Search } from './compile.ts';
export { Content, Detection, openContent } from './content.ts';
export type { Diagnostic } from './diagnostic.ts';
export type * from './diff.ts';
export { diff } from './diff.ts';
export type * from './explain.ts';
export { explain } from './explain.ts';
export type * from './read-events.ts';
export { readEvents } from './read-events.ts';
export type * from './run-search.ts';
export { runSearch } from './run-search.ts';
export type * from './run-tests.ts';
export { runTests } from './run-tests.ts';
