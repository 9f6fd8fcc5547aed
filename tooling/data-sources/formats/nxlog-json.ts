import { toText } from '../../events/field-value.ts';
import { isoTime } from '../event-time.ts';
import { openJsonObjects } from '../json/json-objects.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { messageEntries, sysmonEntries } from '../windows/message-text.ts';
import { keywordsText, levelNumber, properChannel, renameFields } from '../windows/normalise.ts';
import { addWindowsFields } from '../windows/windows-event.ts';

/** Windows events in the flat JSON of NXLog, with the field names of the XML rendering. */
export const nxlogJson: RawFormat = {
  id: 'nxlog-json',
  summary: 'Windows events from NXLog: flat JSON with Hostname, Channel and EventID',
  sourcetypes: [],
  sniff: (head) =>
    head.trimStart().startsWith('{') &&
    HAS_KEYS.every((key) => head.includes(key)) &&
    HAS_ONE_OF.some((key) => head.includes(key)),
  open: (context) => openJsonObjects(context, readNxlog),
};

const HAS_KEYS = ['"Hostname"', '"Channel"', '"EventID"'];
/** Exports may lack the name of the provider. */
const HAS_ONE_OF = ['"SourceName"', '"ProviderGuid"', '"EventTime"', '"RecordNumber"'];

/** The event of an object from NXLog. */
export function readNxlog(text: string, event: RawEvent): readonly RawEvent[] | undefined {
  if (!KEYS.every((key) => event.has(key))) return undefined;
  const time = eventTime(event);
  for (const [name, value] of event) if (value === '') event.delete(name);
  event.set('_raw', text);
  if (time !== undefined) event.set('_time', time);
  normalise(event);
  addWindowsFields(event, 'XmlWinEventLog');
  return [event];
}

const KEYS = ['Hostname', 'Channel', 'EventID'];

const NAMES: ReadonlyMap<string, string> = new Map([
  ['Hostname', 'Computer'],
  ['SourceName', 'Name'],
  ['ProviderGuid', 'Guid'],
  ['RecordNumber', 'EventRecordID'],
]);

/** Times with a zone first: `EventTime` is the local time of the host. */
function eventTime(fields: RawEvent): number | undefined {
  for (const key of ['@timestamp', 'TimeCreated', 'EventTime']) {
    const time = isoTime(toText(fields.get(key)));
    if (time !== undefined) return time;
  }
  return undefined;
}

function normalise(event: RawEvent): void {
  renameFields(event, NAMES);
  event.set('Channel', properChannel(toText(event.get('Channel'))));
  const keywords = event.get('Keywords');
  if (keywords !== undefined) event.set('Keywords', keywordsText(keywords));
  setNumbers(event);
  addFromMessage(event);
  setProcess(event);
  fillSystem(event);
}

/** The fields that every Windows event has, even if an export omits them. */
const SYSTEM = ['Version', 'Opcode', 'EventRecordID', 'ProcessID', 'ThreadID', 'UserID'];

function fillSystem(event: RawEvent): void {
  for (const name of SYSTEM) if (!event.has(name)) event.set(name, '-');
}

/** NXLog writes `Opcode` in words and its number separately, and the level as its own EventType. */
function setNumbers(event: RawEvent): void {
  const opcode = event.get('OpcodeValue');
  if (opcode !== undefined) event.set('Opcode', opcode);
  const eventType = event.get('EventType');
  if (typeof eventType !== 'string' || !NXLOG_TYPES.has(eventType)) return;
  if (!event.has('Level')) event.set('Level', levelNumber(eventType));
  event.delete('EventType');
}

const NXLOG_TYPES = new Set([
  'INFO',
  'WARNING',
  'ERROR',
  'CRITICAL',
  'VERBOSE',
  'DEBUG',
  'AUDIT_SUCCESS',
  'AUDIT_FAILURE',
]);

/**
 * The process that wrote the event; `ProcessId` is the process that the event is about. `AccountName` and `Domain` name
 * the writer too: the XML has no field for them.
 */
function setProcess(event: RawEvent): void {
  const writer = event.get('ExecutionProcessID');
  if (writer !== undefined) event.set('ProcessID', writer);
}

/** Fields that the JSON lost or overwrote are still in the rendered message. */
function addFromMessage(event: RawEvent): void {
  const message = toText(event.get('Message'));
  if (event.get('Channel') === 'Microsoft-Windows-Sysmon/Operational') {
    addSysmonMessage(event, message);
  } else if (event.get('EventID') === '4688' && !event.has('CommandLine')) {
    const entry = messageEntries(message).find(({ key }) => key === 'Process Command Line');
    setText(event, 'CommandLine', entry?.value);
  }
}

/** An event without the time of Sysmon has none of its data. NXLog omits a value whose name it uses itself. */
function addSysmonMessage(event: RawEvent, message: string): void {
  if (event.has('UtcTime')) {
    for (const name of OMITTED) if (!event.has(name)) setText(event, name, entryOf(message, name));
  } else {
    for (const [name, value] of sysmonEntries(message)) {
      if (name === 'EventType' || !event.has(name)) setText(event, name, value);
    }
  }
}

const OMITTED = ['EventType', 'ProcessId'] as const;

function entryOf(message: string, name: (typeof OMITTED)[number]): string | undefined {
  const start = message.indexOf(`\n${name}: `);
  return start < 0 ? undefined : /: (.*)/.exec(message.slice(start, start + 80))?.[1];
}

function setText(event: RawEvent, name: string, value: string | undefined): void {
  if (value !== undefined && value !== '') event.set(name, value);
}
