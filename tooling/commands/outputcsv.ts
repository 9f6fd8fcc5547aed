import { defineSink } from './sink.ts';

/**
 * ```
 * outputcsv : "outputcsv" option* name? option*
 * ```
 */
export const outputcsv = defineSink({
  name: 'outputcsv',
  type: 'streaming',
  usage: 'outputcsv [append=<bool>] [<file>]',
  summary: 'Writes the rows to a file in Splunk. Writes nothing here.',
  options: ['append', 'create_empty', 'override_if_empty', 'dispatch', 'usexml', 'singlefile'],
  target: { what: 'the name of a file', isRequired: false },
});
