import type { ArgReader } from '../spl/arg-reader.ts';
import type { Word } from '../spl/scanner.ts';
import { type Options, readOptions } from './arguments.ts';

const OPTIONS = ['extendtimerange', 'maxtime', 'maxout', 'timeout'];

/**
 * Reads the subsearch limits that several commands take; time limits have no effect offline.
 *
 * ```
 * (("extendtimerange=" | "maxtime=" | "maxout=" | "timeout=") text | other)*
 * ```
 */
export function readSubsearchOptions(reader: ArgReader, others: readonly string[] = []): Options {
  const options = new Map<string, Word>();
  readOptions(reader, { options: [...OPTIONS, ...others] }, options);
  return options;
}
