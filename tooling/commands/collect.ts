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
  summary:
    'Writes the results to a summary index. Offline, it writes nothing and passes the results through.',
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
    'run-in-preview',
    'host',
    'source',
    'sourcetype',
    'uselb',
  ],
  target: undefined,
});
