import { jsonEvent, openJsonObjects } from '../json/json-objects.ts';
import { unwrapExport } from '../json/splunk-export.ts';
import type { RawFormat } from '../raw-format.ts';

/** JSON objects: one or more per line, over several lines, or in an array. Events of a search export are unwrapped. */
export const jsonLines: RawFormat = {
  id: 'json-lines',
  summary: 'JSON objects, one or more per line, or an array of objects',
  sourcetypes: [
    '_json',
    'json_no_timestamp',
    'aws:*',
    'azure:*',
    'gsuite:*',
    'gws:*',
    'mscs:*',
    'o365:*',
    'suricata',
    'zscalernss-*',
  ],
  sniff: (head) => /^[\s[]*\{\s*("|\})/.test(head),
  open: (context) =>
    openJsonObjects(
      context,
      (text, fields) => unwrapExport(fields, context) ?? [jsonEvent(text, fields)],
    ),
};
