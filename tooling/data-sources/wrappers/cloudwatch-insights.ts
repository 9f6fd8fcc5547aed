import { toText } from '../../events/field-value.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * Results of CloudWatch Logs Insights: rows of the AWS CLI, whose columns are pairs of name and value, and exports of
 * the console. A query without `@message` has rows, which are events themselves.
 */
export const cloudWatchInsights: Wrapper = {
  id: 'cloudwatch-insights',
  summary: 'CloudWatch Logs Insights: {"results": [[{"field": "@message", "value": "…"}]]}',
  lists: [
    {
      path: ['results'],
      before: ['queryLanguage', 'statistics', 'status', 'encryptionKey'],
      rows: true,
    },
  ],
  envelope: {
    holds: (fields) => fields.has('@message') && (fields.has('@timestamp') || fields.has('@ptr')),
    open: (_, fields) => ({
      text: toText(fields.get('@message')),
      time: fields.get('@timestamp'),
      source: fields.get('@logStream'),
      fields: [...fields].filter(([name]) => !name.startsWith('@')),
    }),
  },
};
