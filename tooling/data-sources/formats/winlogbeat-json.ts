import { type FieldValue, toText } from '../../events/field-value.ts';
import { openJsonObjects } from '../json/json-objects.ts';
import { jsonTime } from '../json/json-time.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { addFromEcs } from '../windows/ecs-names.ts';
import { keywordsText, levelNumber, properChannel, renameFields } from '../windows/normalise.ts';
import { addWindowsFields } from '../windows/windows-event.ts';

/**
 * Windows events from Winlogbeat (6: event_data, 7 and later: winlog.event_data), with the field names of the XML
 * rendering.
 */
export const winlogbeatJson: RawFormat = {
  id: 'winlogbeat-json',
  summary: 'Windows events from Winlogbeat: JSON with winlog.* or event_data',
  sourcetypes: [],
  sniff: (head) => head.trimStart().startsWith('{') && MARKS.some((mark) => head.includes(mark)),
  open: (context) => openJsonObjects(context, readWinlogbeat),
};

const MARKS = ['"winlog":', '"winlog.', '"winlogbeat"'];

/** The event of an object from Winlogbeat. */
export function readWinlogbeat(text: string, fields: RawEvent): readonly RawEvent[] | undefined {
  const isNew = fields.has('winlog.channel');
  if (!isNew && !fields.has('log_name')) return undefined;
  const event: RawEvent = new Map([['_raw', text]]);
  const time = jsonTime(fields);
  if (time !== undefined) event.set('_time', time);
  for (const [name, value] of fields) if (value !== '') event.set(name, value);
  renameFields(event, isNew ? NAMES : NAMES_OF_6);
  addData(event, fields, isNew ? 'winlog.' : '');
  normalise(event);
  if (isNew) addFromEcs(event, fields);
  addWindowsFields(event, 'XmlWinEventLog');
  return [event];
}

/** System takes precedence over EventData, as in the XML. */
function addData(event: RawEvent, fields: RawEvent, prefix: string): void {
  for (const block of [`${prefix}event_data.`, `${prefix}user_data.`]) {
    for (const [name, value] of fields) {
      const own = name.startsWith(block) ? name.slice(block.length) : '';
      if (own !== '' && value !== '' && !event.has(own)) event.set(own, value);
    }
  }
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['winlog.channel', 'Channel'],
  ['winlog.computer_name', 'Computer'],
  ['winlog.event_id', 'EventID'],
  ['winlog.record_id', 'EventRecordID'],
  ['winlog.provider_name', 'Name'],
  ['winlog.provider_guid', 'Guid'],
  ['winlog.version', 'Version'],
  ['winlog.activity_id', 'ActivityID'],
  ['winlog.process.pid', 'ProcessID'],
  ['winlog.process.thread.id', 'ThreadID'],
  ['winlog.user.identifier', 'UserID'],
  ['log.level', 'Level'],
  ['message', 'Message'],
]);

const NAMES_OF_6: ReadonlyMap<string, string> = new Map([
  ['log_name', 'Channel'],
  ['computer_name', 'Computer'],
  ['event_id', 'EventID'],
  ['record_number', 'EventRecordID'],
  ['source_name', 'Name'],
  ['provider_guid', 'Guid'],
  ['version', 'Version'],
  ['activity_id', 'ActivityID'],
  ['process_id', 'ProcessID'],
  ['thread_id', 'ThreadID'],
  ['user.identifier', 'UserID'],
  ['level', 'Level'],
  ['message', 'Message'],
]);

function normalise(event: RawEvent): void {
  mapText(event, 'Channel', properChannel);
  mapText(event, 'Level', levelNumber);
  const keywords = event.get('Keywords');
  if (keywords !== undefined) event.set('Keywords', keywordsText(keywords));
}

function mapText(event: RawEvent, name: string, change: (text: string) => string): void {
  const value: FieldValue | undefined = event.get(name);
  if (value !== undefined) event.set(name, change(toText(value)));
}
