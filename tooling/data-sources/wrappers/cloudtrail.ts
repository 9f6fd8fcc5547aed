import { jsonText, membersOf } from '../json/json-slices.ts';
import type { Wrapper } from './wrapper.ts';

/** Files that CloudTrail writes to a bucket, and batches of queue and stream events, which have the same form. */
export const awsRecords: Wrapper = {
  id: 'aws-records',
  summary: 'AWS records: {"Records": […]}',
  lists: [
    { path: ['Records'] },
    { path: ['configurationItems'], before: ['fileVersion', 'configSnapshotId'] },
  ],
};

/** What `aws cloudtrail lookup-events` prints. */
export const cloudTrailLookup: Wrapper = {
  id: 'cloudtrail-lookup',
  summary: 'CloudTrail lookup-events: {"Events": [{"CloudTrailEvent": "…"}]}',
  lists: [{ path: ['Events'], before: ['NextToken'] }],
  envelope: {
    holds: (fields) => fields.has('CloudTrailEvent'),
    open(object) {
      const text = jsonText(membersOf(object)?.get('CloudTrailEvent'));
      return text === undefined ? undefined : { text };
    },
  },
};
