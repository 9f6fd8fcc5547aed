import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { keyValues } from '../text/key-values.ts';
import { syslogHeader } from '../text/syslog-header.ts';
import { textEvent } from '../text/text-event.ts';

/** The Linux audit log, one record per line. */
export const linuxAudit: RawFormat = {
  id: 'linux-audit',
  summary: 'Linux audit log: type=EXECVE msg=audit(…): …',
  sourcetypes: ['linux:audit', 'auditd', 'linux_audit'],
  sniff: (head) => RECORD.test(head.trimStart().split('\n', 1)[0] ?? ''),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseAudit }, context),
};

/**
 * Dispatchers and relays add a syslog header, and the kernel, without a daemon, writes `type=1400 audit(…)`. The time is
 * always that of the record.
 */
const RECORD =
  /(?:^|[:\]-] )(?:node=(\S+) )?(?:audit: )?type=(?:(\S+) msg=|\d+ )audit\((\d+\.\d+):(\d+)\)/;

function parseAudit(line: string): readonly RawEvent[] | undefined {
  const [, host, , time] = RECORD.exec(line) ?? [];
  if (time === undefined) return undefined;
  const event = textEvent(line, keyValues(withoutQuotes(line)));
  event.set('_time', Number(time));
  const origin = host ?? syslogHeader(line)?.host;
  if (origin !== undefined) event.set('host', origin);
  event.set('sourcetype', 'linux:audit');
  return [event];
}

/**
 * A user message has nested pairs, `msg='op=… exe="…"'`. The names that auditd resolved follow its end, or a group
 * separator, without a space.
 */
function withoutQuotes(line: string): string {
  return line.replace(/ msg='([^']*)'/, ' $1 ').replaceAll('\x1d', ' ');
}
