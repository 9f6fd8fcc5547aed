import { toText } from '../../events/field-value.ts';
import { membersOf } from '../json/json-slices.ts';
import type { Wrapper } from './wrapper.ts';

/**
 * CloudTrail events that come by way of Amazon EventBridge. Events of other services have no form but this one: the
 * Splunk add-on for AWS reads `detail.severity` of a GuardDuty finding from the whole.
 */
export const eventBridge: Wrapper = {
  id: 'eventbridge',
  summary: 'EventBridge: {"detail-type": "… via CloudTrail", "detail": {…}}',
  envelope: {
    holds: (fields) =>
      fields.has('detail-type') && / via CloudTrail$/.test(toText(fields.get('detail-type'))),
    open(object, fields) {
      const text = membersOf(object)?.get('detail');
      return text?.startsWith('{') ? { text, time: fields.get('detail.eventTime') } : undefined;
    },
  },
};
