import { definePassThrough } from './pass-through.ts';

/**
 * ```
 * localop : "localop"
 * ```
 */
export const localop = definePassThrough({
  name: 'localop',
  type: 'orchestrating',
  usage: 'localop',
  summary: 'Runs the following commands on the search head in Splunk. Rows do not change.',
  examples: [
    {
      title: 'Rows do not change',
      search: '| localop | search n=1',
      input: [{ n: 1 }, { n: 2 }],
      output: [{ n: 1 }],
    },
  ],
});
