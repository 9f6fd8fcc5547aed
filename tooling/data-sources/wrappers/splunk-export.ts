import { toText } from '../../events/field-value.ts';
import { membersOf } from '../json/json-slices.ts';
import type { Enveloped, Fields, Wrapper } from './wrapper.ts';

const BEFORE_RESULTS = [
  'preview',
  'init_offset',
  'post_process_count',
  'messages',
  'fields',
  'highlighted',
];

/**
 * Results of a Splunk search. The raw text is the event, and is read by its own sourcetype; a row of statistics has
 * none.
 */
export const splunkExport: Wrapper = {
  id: 'splunk-export',
  summary: 'Splunk search results: {"results": […]}, {"preview": …, "result": {…}}',
  lists: [
    {
      path: ['results'],
      before: BEFORE_RESULTS,
    },
    { path: ['rows'], before: BEFORE_RESULTS, rows: true },
  ],
  envelope: {
    holds: (fields) => typeof fields.get('_raw') === 'string' || fields.has('preview'),
    open(object, fields) {
      const raw = fields.get('_raw');
      if (raw !== undefined) return rowContent(toText(raw), fields);
      const text = membersOf(object)?.get('result');
      return text?.startsWith('{') ? { text } : undefined;
    },
  },
};

/** What a row with the raw text of an event has: its other columns are fields that Splunk found in it. */
export function rowContent(text: string, row: Fields): Enveloped {
  const { _time: time, host, source, sourcetype } = Object.fromEntries(row);
  const fields = [...row].filter(([name]) => !name.startsWith('_'));
  return { text, time, host, source, sourcetype, fields };
}
