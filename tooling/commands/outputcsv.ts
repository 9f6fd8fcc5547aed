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
  summary:
    'Writes the results to a CSV file on the search head. Offline, it writes nothing and passes the results through.',
  options: ['append', 'create_empty', 'override_if_empty', 'dispatch', 'usexml', 'singlefile'],
  target: { what: 'a file name', isRequired: false },
});
