import { defineSink } from './sink.ts';

/**
 * ```
 * collect : "collect" option*
 * ```
 */
export const collect = defineSink({
  name: 'collect',
  aliases: ['stash', 'summaryindex', 'sumindex'],
  type: 'streaming',
  usage: 'collect index=<index> [<option>…]',
  summary: 'Writes the rows to a summary index in Splunk. Writes nothing here.',
  options: [
    'index',
    'addtime',
    'addinfo',
    'file',
    'spool',
    'marker',
    'output_format',
    'testmode',
    'run_in_preview',
    'host',
    'source',
    'sourcetype',
    'uselb',
  ],
  target: undefined,
});
