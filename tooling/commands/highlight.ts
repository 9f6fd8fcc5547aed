import { definePassThrough } from './pass-through.ts';

/**
 * ```
 * highlight : "highlight" text (","? text)*
 * ```
 */
export const highlight = definePassThrough({
  name: 'highlight',
  aliases: ['hilite'],
  type: 'streaming',
  usage: 'highlight <text>…',
  summary: 'Highlights words in the events that Splunk Web displays. Rows do not change.',
  examples: [
    {
      title: 'Rows do not change',
      search: '| highlight error, failed',
      input: [{ _raw: 'login failed' }],
      output: [{ _raw: 'login failed' }],
    },
  ],
});
