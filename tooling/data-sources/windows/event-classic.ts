import { toFieldValue, toText, valuesOf } from '../../events/field-value.ts';
import { secondsOf } from '../event-time.ts';
import type { RawEvent } from '../raw-format.ts';
import { SYSTEM_LOG_NAMES, xmlName } from './message-names.ts';
import { type MessageEntry, messageEntries, sysmonEntries } from './message-text.ts';
import { addWindowsFields } from './windows-event.ts';

/**
 * The event of a block in the classic format: a date, `Key=value` lines, and `Message=` to the end. Its fields have the
 * names that Splunk uses (`New_Process_Name`, repeated ones as a multivalue) and also the names of the XML rendering,
 * so that one mapping works for both.
 */
export function parseClassicEvent(record: string): RawEvent | undefined {
  const messageAt = MESSAGE.exec(record)?.index ?? record.length;
  const [date = '', ...lines] = record.slice(0, messageAt).split(/\r?\n/);
  const event: RawEvent = new Map([['_raw', record]]);
  const time = classicTime(date);
  if (time !== undefined) event.set('_time', time);
  for (const line of lines) setHeader(event, line);
  if (!event.has('LogName')) return undefined;
  addXmlHeader(event);
  if (messageAt < record.length) addMessage(event, record.slice(messageAt).replace(MESSAGE, ''));
  addWindowsFields(event, 'WinEventLog');
  return event;
}

const MESSAGE = /\r?\nMessage=/;
const DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2})(\.\d+)?(?: ([AP]M))?$/;

/** `09/15/2020 11:48:27 PM`, interpreted as UTC: the text has no time zone. */
function classicTime(text: string): number | undefined {
  const [, month, day, year, hour, minute, second, fraction, half] = DATE.exec(text.trim()) ?? [];
  if (month === undefined) return undefined;
  const seconds = secondsOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hourOfDay(Number(hour), half),
    minute: Number(minute),
    second: Number(second),
  });
  return Number.isNaN(seconds) ? undefined : seconds + Number(`0${fraction ?? ''}`);
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half === 'PM' ? 12 : 0);
}

function setHeader(event: RawEvent, line: string): void {
  const equals = line.indexOf('=');
  const value = line.slice(equals + 1).trimEnd();
  if (equals > 0 && value !== '') event.set(line.slice(0, equals).trim(), value);
}

const XML_HEADER: ReadonlyMap<string, string> = new Map([
  ['EventCode', 'EventID'],
  ['LogName', 'Channel'],
  ['ComputerName', 'Computer'],
  ['RecordNumber', 'EventRecordID'],
  ['Sid', 'UserID'],
]);

function addXmlHeader(event: RawEvent): void {
  for (const [name, xml] of XML_HEADER) setIfAbsent(event, xml, event.get(name));
}

function setIfAbsent(event: RawEvent, name: string, value: ReturnType<RawEvent['get']>): void {
  if (value !== undefined && !event.has(name)) event.set(name, value);
}

function addMessage(event: RawEvent, message: string): void {
  event.set('Message', message);
  const log = event.get('LogName');
  if (log === SYSMON_LOG) addSysmonMessage(event, message);
  else if (typeof log === 'string' && log.includes('PowerShell')) addScriptBlock(event, message);
  else addEntries(event, message);
}

const SYSMON_LOG = 'Microsoft-Windows-Sysmon/Operational';

/** EventType (`SetValue`) and User of Sysmon replace those of the header. */
function addSysmonMessage(event: RawEvent, message: string): void {
  for (const [name, value] of sysmonEntries(message)) if (value !== '') event.set(name, value);
}

const SCRIPT_BLOCK =
  /^Creating Scriptblock text \((\d+) of (\d+)\):\r?\n([\s\S]*?)\r?\n\r?\nScriptBlock ID: (\S+)\r?\nPath: ?(.*)/;

function addScriptBlock(event: RawEvent, message: string): void {
  const [, number, total, text, id, path] = SCRIPT_BLOCK.exec(message) ?? [];
  const fields = {
    MessageNumber: number,
    MessageTotal: total,
    ScriptBlockText: text,
    ScriptBlockId: id,
    Path: path,
  };
  for (const [name, value] of Object.entries(fields)) if (value) event.set(name, value);
}

function addEntries(event: RawEvent, message: string): void {
  const added = new Set<string>();
  const log = event.get('LogName');
  const eventId = toText(event.get('EventCode'));
  for (const entry of messageEntries(message)) {
    if (entry.value.trim() === '') continue;
    const { own, xml } = namesOf(entry, log === 'System' ? SYSTEM_LOG : eventId);
    append(event, own, entry.value);
    added.add(own);
    if (!added.has(xml)) setIfAbsent(event, xml, entry.value);
  }
}

function append(event: RawEvent, name: string, value: string): void {
  const before = event.get(name);
  event.set(name, before === undefined ? value : toFieldValue([...valuesOf(before), value]));
}

interface EntryNames {
  /** `New_Process_Name` */
  readonly own: string;
  /** `NewProcessName` */
  readonly xml: string;
}

const SYSTEM_LOG = 'System';
const MOST_NAMES = 20_000;
const known = new Map<string, EntryNames>();

/** Cached: every event of a kind has the same few names. */
function namesOf(entry: MessageEntry, kind: string): EntryNames {
  const key = `${kind}/${entry.section}/${entry.key}`;
  const names = known.get(key) ?? newNames(entry, kind);
  if (known.size < MOST_NAMES) known.set(key, names);
  return names;
}

function newNames(entry: MessageEntry, kind: string): EntryNames {
  const own = entry.key.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '');
  if (kind !== SYSTEM_LOG) return { own, xml: xmlName(kind, entry) };
  return { own, xml: SYSTEM_LOG_NAMES.get(entry.key) ?? xmlName('', entry) };
}
