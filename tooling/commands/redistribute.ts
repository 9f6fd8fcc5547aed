import { definePassThrough } from './pass-through.ts';

/**
 * ```
 * redistribute : "redistribute" option* ("BY" field (","? field)*)?
 * ```
 */
export const redistribute = definePassThrough({
  name: 'redistribute',
  type: 'orchestrating',
  usage: 'redistribute [num_of_reducers=<number>] [BY <field>…]',
  summary: 'Distributes rows across the indexers of a Splunk cluster. Rows do not change.',
  examples: [
    {
      title: 'Rows do not change',
      search: '| redistribute BY user',
      input: [{ user: 'b' }, { user: 'a' }],
      output: [{ user: 'b' }, { user: 'a' }],
    },
  ],
});
