import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface AddinfoArgs extends Node {
  readonly kind: 'AddinfoArgs';
}

/**
 * ```
 * addinfo : "addinfo"
 * ```
 */
export const addinfo = defineCommand<AddinfoArgs>({
  name: 'addinfo',
  type: 'streaming',
  usage: 'addinfo',
  summary:
    'Adds information about the search: info_min_time, info_max_time, info_search_time and info_sid. Offline, the time range is that of the whole sample.',
  examples: [
    {
      title: 'Search ID',
      search: '| addinfo | table a info_sid',
      input: [{ a: '1' }],
      output: [{ a: '1', info_sid: 'tripline' }],
    },
  ],
  parse: (reader) => ({ kind: 'AddinfoArgs', span: reader.span }),
  print: () => '',
  lower: (_, context) =>
    extension(context, {
      args: {},
      effect: perRow({ adds: ['info_min_time', 'info_max_time', 'info_search_time', 'info_sid'] }),
    }),
  operator: () =>
    function* (rows, { now }) {
      for (const row of rows) {
        yield new Map(row)
          .set('info_min_time', 0)
          .set('info_max_time', now)
          .set('info_search_time', now)
          .set('info_sid', 'tripline');
      }
    },
});
