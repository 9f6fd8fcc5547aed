import { toText } from '../../events/field-value.ts';
import { hasOnly } from './has-only.ts';
import type { Wrapper } from './wrapper.ts';

/** CloudWatch Logs: what a subscription delivers, and what the command line prints. */
export const cloudWatchLogs: Wrapper = {
  id: 'cloudwatch-logs',
  summary: 'CloudWatch Logs: {"logEvents": […]} of a subscription, {"events": […]} of the AWS CLI',
  lists: [
    {
      path: ['logEvents'],
      before: ['messageType', 'owner', 'logGroup', 'logStream', 'subscriptionFilters'],
    },
    {
      path: ['events'],
      before: ['searchedLogStreams', 'nextToken', 'nextForwardToken', 'nextBackwardToken'],
    },
  ],
  envelope: {
    holds: (fields) => fields.has('message') && fields.has('timestamp') && hasOnly(fields, MEMBERS),
    open: (_, fields) => ({
      text: toText(fields.get('message')),
      time: fields.get('timestamp'),
      source: fields.get('logStreamName'),
    }),
  },
};

const MEMBERS = new Set([
  'id',
  'eventId',
  'timestamp',
  'ingestionTime',
  'message',
  'logStreamName',
  'logGroup',
  'logStream',
  'owner',
]);
