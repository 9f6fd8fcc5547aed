import { toText } from '../../events/field-value.ts';
import { elementsOf, jsonText, membersOf } from '../json/json-slices.ts';
import type { Fields, Wrapper } from './wrapper.ts';

/** Streams of Grafana Loki, as its API returns them and takes them: labels, and pairs of time and line. */
export const lokiStream: Wrapper = {
  id: 'loki-stream',
  summary: 'Grafana Loki: {"stream": {…}, "values": [["1777888801000000000", "…"]]}',
  lists: [{ path: ['streams'] }],
  envelope: {
    holds: isStream,
    open(object) {
      const members = membersOf(object);
      const values = elementsOf(members?.get('values') ?? '') ?? [];
      const labels = members?.get('stream') ?? '{}';
      const lines = values.map((value) => lineOf(value, labels));
      return lines.some((line) => line === undefined) ? undefined : { text: lines.join('\n') };
    },
  },
};

/** Lines of Grafana Loki, as `logcli --output=jsonl` writes them. */
export const lokiLine: Wrapper = {
  id: 'loki-line',
  summary: 'Grafana Loki lines: {"labels": {…}, "line": "…", "timestamp": "…"}',
  envelope: {
    holds: (fields) => fields.has('line') && fields.has('timestamp') && hasOnlyLabels(fields),
    open: (_, fields) => ({
      text: toText(fields.get('line')),
      readAt: fields.get('timestamp'),
      host: fields.get('labels.host') ?? fields.get('labels.hostname'),
      source: fields.get('labels.filename'),
      fields: [...fields].filter(([name]) => name.startsWith('labels.')),
    }),
  },
};

/** The first name is enough: an event of this shape is not known. */
function isStream(fields: Fields): boolean {
  const [first = ''] = fields.keys();
  if (!first.startsWith('stream.') && !first.startsWith('values{}')) return false;
  for (const name of fields.keys())
    if (!name.startsWith('stream.') && !name.startsWith('values{}')) return false;
  return true;
}

function hasOnlyLabels(fields: Fields): boolean {
  for (const name of fields.keys())
    if (name !== 'line' && name !== 'timestamp' && !name.startsWith('labels.')) return false;
  return true;
}

/** A pair as one line of `logcli`; its time is in nanoseconds. */
function lineOf(value: string, labels: string): string | undefined {
  const [time, line] = elementsOf(value) ?? [];
  const nanoseconds = /^"?(\d{10,})(\d{9})"?$/.exec(time ?? '');
  if (nanoseconds === null || jsonText(line) === undefined) return undefined;
  const [, seconds, fraction] = nanoseconds;
  return `{"labels":${labels},"line":${line},"timestamp":"${seconds}.${fraction}"}`;
}
