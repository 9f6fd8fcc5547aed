import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { addCiscoFields } from '../text/cisco.ts';
import { keyValues } from '../text/key-values.ts';
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
  sniff: (head) =>
    HEADER.test(head) || HEADER_5424.test(head) || CISCO.test(head.split('\n', 1)[0] ?? ''),
  takesAnyText: true,
  open: (context) => readRecords({ findEnd: endOfLine, parse: parseSyslog }, context),
};

/** `<13>May 27 09:28:36 host sshd[5617]: …` */
const HEADER =
  /^\s*(?:<\d{1,3}>)?[A-Z][a-z]{2} {1,2}\d{1,2} (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)? (?<host>[\w.:-]+) (?:(?<process>[\w./-]+)(?:\[(?<pid>\d+)\])?:)?/;

/** `<14>1 2024-02-22T12:33:50-05:00 host app 123 - …` */
const HEADER_5424 =
  /^\s*<\d{1,3}>\d (?:\d{4}-\S+|-) (?<host>\S+) (?<process>\S+) (?<pid>\S+) (?<message_id>\S+)/;

const CISCO = /%[A-Z][A-Z0-9_]*(?:-[A-Za-z][\w-]*?)?-\d-(?:\w+:|\d{6} )/;

function parseSyslog(line: string): readonly RawEvent[] | undefined {
  const groups = (HEADER_5424.exec(line) ?? HEADER.exec(line))?.groups;
  const isCisco = CISCO.test(line);
  if (groups === undefined && !isCisco) return undefined;
  const event = textEvent(line, []);
  addGroups(event, withoutDashes(groups));
  if (isCisco) addCiscoFields(event, line);
  addMissing(event, keyValues(line));
  return [event];
}

function withoutDashes(groups: Readonly<Record<string, string | undefined>> = {}) {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== '-'));
}
