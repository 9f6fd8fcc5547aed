import type { RawEvent, RawFormat, ReaderContext } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { addCiscoFields } from '../text/cisco.ts';
import { keyValues } from '../text/key-values.ts';
import { syslogHeader } from '../text/syslog-header.ts';
import { addGroups, addMissing, textEvent } from '../text/text-event.ts';

/** Lines with a syslog header, from Linux and from Cisco ASA, FTD and IOS devices. */
export const syslog: RawFormat = {
  id: 'syslog',
  summary: 'syslog lines: date, host, process[pid]: message; Cisco ASA, FTD and IOS messages',
  sourcetypes: [
    'syslog',
    'linux_secure',
    'linux_messages_syslog',
    'cisco:asa',
    'cisco:ftd*',
    'cisco:ios',
  ],
  sniff(head) {
    const [line = ''] = head.trimStart().split('\n', 1);
    return syslogHeader(line) !== undefined || CISCO.test(line);
  },
  takesAnyText: true,
  open: (context) =>
    readRecords({ findEnd: endOfLine, parse: (line) => parseSyslog(line, context) }, context),
};

const CISCO = /%[A-Z][A-Z0-9_]*(?:-[A-Za-z][\w-]*?)?-\d-(?:\w+:|\d{6} )/;
/** Other formats may follow the header. */
const OTHER = /\bmsg=audit\(|\btype=\d+ audit\(\d|\b(?:CEF|LEEF):/;

function parseSyslog(line: string, context: ReaderContext): readonly RawEvent[] | undefined {
  const header = syslogHeader(line);
  const isCisco = CISCO.test(line);
  if ((header === undefined && !isCisco) || OTHER.test(line)) return undefined;
  const event = textEvent(line, []);
  addGroups(event, {
    host: header?.host,
    process: header?.process,
    pid: header?.pid,
    message_id: header?.messageId,
  });
  if (isCisco) addCiscoFields(event, line);
  const object = objectIn(line.slice(header?.end ?? 0), context);
  addMissing(event, object ?? keyValues(line));
  return [event];
}

/** The fields of a message that is a JSON object. */
function objectIn(message: string, context: ReaderContext): RawEvent | undefined {
  const text = message.replace(/^@cee: ?/, '').trim();
  if (!text.startsWith('{')) return undefined;
  const { events, isKnown } = context.unwrap(text, {});
  return isKnown && events.length === 1 ? events[0] : undefined;
}
