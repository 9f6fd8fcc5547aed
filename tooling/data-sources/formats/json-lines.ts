import { jsonEvent, openJsonObjects } from '../json/json-objects.ts';
import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { readRenderedRow } from '../windows/rendered-rows.ts';
import { openEnvelope } from '../wrappers/open-envelope.ts';
import { WrapperChecks } from '../wrappers/unknown-wrapper.ts';
import { readEventJson } from './evtx-json.ts';
import { readNxlog } from './nxlog-json.ts';
import { readOsquery } from './osquery.ts';
import { readWinlogbeat } from './winlogbeat-json.ts';
import { readZeek } from './zeek-json.ts';

/** JSON objects: one or more per line, over several lines, in an array or in a known wrapper. */
export const jsonLines: RawFormat = {
  id: 'json-lines',
  summary: 'JSON objects, one or more per line, in an array, or in a known wrapper',
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
  isDivisible: true,
  sniff: (head) => /^\s*(?:Record \d+\s)?[\s[]*\{\s*("|\})/.test(head),
  open(context) {
    const checks = new WrapperChecks(context);
    return openJsonObjects(
      context,
      (text, fields, flaw) =>
        readOther(text, fields, context) ?? [checks.check(jsonEvent(text, fields), flaw)],
    );
  },
};

/** The events of an object in an envelope, or of another JSON format. */
function readOther(
  text: string,
  fields: RawEvent,
  context: ReaderContext,
): readonly RawEvent[] | undefined {
  const opened = openEnvelope(text, fields, context);
  if (opened !== undefined) return opened;
  for (const read of KINDS) {
    const events = read(text, fields);
    if (events !== undefined) return events;
  }
  return undefined;
}

/** Objects of other formats, which may be in the same wrapper. */
const KINDS = [readEventJson, readRenderedRow, readNxlog, readWinlogbeat, readZeek, readOsquery];
