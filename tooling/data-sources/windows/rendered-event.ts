import { type FieldValue, toText } from '../../events/field-value.ts';
import { timeOf } from '../json/json-time.ts';
import type { RawEvent } from '../raw-format.ts';
import { parseClassicEvent } from './event-classic.ts';

/** An event as Windows shows it: values of the System section in words, and the message. */
export interface RenderedEvent {
  readonly log?: FieldValue | undefined;
  readonly provider?: FieldValue | undefined;
  readonly id: FieldValue | undefined;
  readonly time?: FieldValue | undefined;
  readonly computer?: FieldValue | undefined;
  readonly record?: FieldValue | undefined;
  readonly level?: FieldValue | undefined;
  readonly task?: FieldValue | undefined;
  readonly opcode?: FieldValue | undefined;
  readonly keywords?: FieldValue | undefined;
  readonly user?: FieldValue | undefined;
  readonly process?: FieldValue | undefined;
  readonly thread?: FieldValue | undefined;
  readonly message?: FieldValue | undefined;
}

/** The event of a rendering, with the fields of the classic format of Splunk, whose message has the same text. */
export function renderedEvent(rendered: RenderedEvent, raw: string): RawEvent | undefined {
  const provider = toText(rendered.provider ?? '');
  const headers: readonly (readonly [string, FieldValue | undefined])[] = [
    ['LogName', rendered.log ?? logOf(provider)],
    ['EventCode', rendered.id],
    ['ComputerName', rendered.computer],
    ['SourceName', provider],
    ['Name', provider],
    ['Type', rendered.level],
    ['RecordNumber', rendered.record],
    ['TaskCategory', rendered.task],
    ['OpCode', rendered.opcode],
    ['Keywords', rendered.keywords],
    ['Sid', rendered.user],
    ['ProcessID', rendered.process],
    ['ThreadID', rendered.thread],
    ['Message', rendered.message],
  ];
  const lines = headers.flatMap(([name, value]) =>
    value === undefined || value === null ? [] : `${name}=${headerText(name, value)}`,
  );
  const event = parseClassicEvent(`\n${lines.join('\n')}`);
  if (event === undefined) return undefined;
  const time = rendered.time === undefined ? undefined : timeOf(toText(rendered.time));
  if (time !== undefined && !event.has('_time')) event.set('_time', time);
  return event.set('_raw', raw);
}

/** Only a message may have lines. */
function headerText(name: string, value: FieldValue): string {
  const text = toText(value);
  return name === 'Message' ? text : text.replace(/\s+/g, ' ');
}

const LOGS: ReadonlyMap<string, string> = new Map([
  ['Microsoft-Windows-Security-Auditing', 'Security'],
  ['Microsoft-Windows-Eventlog', 'Security'],
  ['Service Control Manager', 'System'],
  ['Microsoft-Windows-Kernel-General', 'System'],
  ['Microsoft-Windows-Kernel-Power', 'System'],
  ['PowerShell', 'Windows PowerShell'],
  ['MSSQLSERVER', 'Application'],
]);

/** Event Viewer does not export the log. Providers of Windows write to an operational log of their own by default. */
function logOf(provider: string): string {
  const isOwn = provider.startsWith('Microsoft-Windows-');
  return LOGS.get(provider) ?? (isOwn ? `${provider}/Operational` : 'Application');
}
