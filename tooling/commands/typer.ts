import { definePassThrough } from './pass-through.ts';

/**
 * ```
 * typer : "typer" option*
 * ```
 */
export const typer = definePassThrough({
  name: 'typer',
  type: 'streaming',
  usage: 'typer [eventtypes=<names>] [maxlen=<number>]',
  summary:
    'Sets the field "eventtype". Offline, rows do not change: the data source has already set it.',
  examples: [
    {
      title: 'Event types that the data source set are kept',
      search: '| typer | search eventtype=sysmon',
      input: [{ eventtype: 'sysmon' }, { host: 'a' }],
      output: [{ eventtype: 'sysmon' }],
    },
  ],
});
