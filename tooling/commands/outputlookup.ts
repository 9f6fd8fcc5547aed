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
    'Writes the rows to a lookup. Here it does so for the tests of detections that name a baseline, and writes nothing otherwise.',
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
  target: { what: 'the name of a lookup', isRequired: true },
  write,
});

function write({ rows, target, options }: Writing, run: Run): boolean {
  if (run.writeLookup === undefined) return false;
  const append = /^(t|true|1)$/i.test(options.get('append')?.text ?? '');
  run.writeLookup(target, rows, append);
  return true;
}
