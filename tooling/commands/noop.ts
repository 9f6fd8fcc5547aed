import { definePassThrough } from './pass-through.ts';

/**
 * ```
 * noop : "noop" option*
 * ```
 */
export const noop = definePassThrough({
  name: 'noop',
  type: 'orchestrating',
  usage: 'noop [<option>=<value>…]',
  summary: 'Turns search optimizations and logging on or off in Splunk. Rows do not change.',
  examples: [
    {
      title: 'Rows do not change',
      search: '| noop search_optimization=false',
      input: [{ n: 1 }],
      output: [{ n: 1 }],
    },
  ],
});
