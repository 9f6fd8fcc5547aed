import type { Run } from '../events/run.ts';
import { defineSink, type Writing } from './sink.ts';

/**
 * ```
 * outputlookup : "outputlookup" option* name option*
 * ```
 */
export const outputlookup = defineSink({
  name: 'outputlookup',
  type: 'streaming',
  usage: 'outputlookup [append=<bool>] [key_field=<field>] <lookup>',
  summary:
    'Writes the results to a lookup. Offline, it writes only in baseline searches that run before the tests of a detection.',
  options: [
    'append',
    'create_empty',
    'createinapp',
    'create_context',
    'override_if_empty',
    'max',
    'key_field',
    'allow_updates',
    'output_format',
  ],
  target: { what: 'a lookup name', isRequired: true },
  write,
  writesLookup: true,
});

const WRITTEN = /\boutputlookup\s+(?:\w+\s*=\s*\S+\s+)*([\w.-]+\.csv)\b/g;

/** Names of the CSV files that a search writes. Found in the text, because it runs for all searches and few write. */
export function* tablesWrittenBy(search: string): Iterable<string> {
  for (const [, name = ''] of search.matchAll(WRITTEN)) yield name;
}

function write({ rows, target, options }: Writing, run: Run): boolean {
  if (run.writeLookup === undefined) return false;
  const append = /^(t|true|1)$/i.test(options['append'] ?? '');
  run.writeLookup(target, rows, append);
  return true;
}
