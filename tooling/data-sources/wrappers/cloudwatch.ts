import { toText } from '../../events/field-value.ts';
import type { Fields, Wrapper } from './wrapper.ts';

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

/** Whether there are no other fields; those that a subscription extracted from the message do not count. */
export function hasOnly(fields: Fields, names: ReadonlySet<string>): boolean {
  for (const name of fields.keys())
    if (!names.has(name) && !name.startsWith('extractedFields.')) return false;
  return true;
}
