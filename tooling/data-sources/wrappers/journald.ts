import { type FieldValue, toText } from '../../events/field-value.ts';
import type { Wrapper } from './wrapper.ts';

/** Entries of the systemd journal, as the line that `journalctl -o short-iso-precise` prints. */
export const journalEntry: Wrapper = {
  id: 'journald',
  summary: 'systemd journal as JSON: {"MESSAGE": "…", "__REALTIME_TIMESTAMP": "…"}',
  envelope: {
    holds: (fields) => fields.has('MESSAGE') && fields.has('__REALTIME_TIMESTAMP'),
    open(_, fields) {
      const time = fields.get('__REALTIME_TIMESTAMP');
      const host = fields.get('_HOSTNAME');
      const name = toText(fields.get('SYSLOG_IDENTIFIER') ?? fields.get('_COMM') ?? 'unknown');
      const pid = fields.get('SYSLOG_PID') ?? fields.get('_PID');
      const process = pid === undefined ? name : `${name}[${toText(pid)}]`;
      const message = toText(fields.get('MESSAGE'));
      const text = `${isoOf(time)} ${toText(host ?? 'localhost')} ${process}: ${message}`;
      return { text, time, host, fields };
    },
  },
};

function isoOf(micros: FieldValue | undefined): string {
  const count = Number(toText(micros));
  if (!(count >= 0 && count < 8.64e18)) return '1970-01-01T00:00:00.000000+00:00';
  const seconds = new Date(Math.floor(count / 1e6) * 1000).toISOString().slice(0, 19);
  return `${seconds}.${String(Math.floor(count % 1e6)).padStart(6, '0')}+00:00`;
}
