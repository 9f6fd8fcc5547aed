import { jsonEvent, openJsonObjects } from '../json/json-objects.ts';
import { unwrapExport } from '../json/splunk-export.ts';
import type { RawFormat } from '../raw-format.ts';

/** JSON objects: one a line, several, over many lines, or in an array; a search export's wrappers are taken off. */
export const jsonLines: RawFormat = {
  id: 'json-lines',
  summary: 'JSON objects, one or more a line, or an array of them',
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
