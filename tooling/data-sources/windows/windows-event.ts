import { toText } from '../../events/field-value.ts';
import { isoTime } from '../event-time.ts';
import type { RawEvent } from '../raw-format.ts';

/** Fields that Splunk derives from a Windows event in any rendering. */
export function addWindowsFields(event: RawEvent, origin: 'XmlWinEventLog' | 'WinEventLog'): void {
  addAliases(event);
  addHashes(event);
  const channel = toText(event.get('Channel'));
  if (channel === SYSMON || channel === LINUX_SYSMON) setSysmonTime(event);
  if (channel === LINUX_SYSMON) {
    event.set('source', `Syslog:${LINUX_SYSMON}`);
    event.set('sourcetype', 'sysmon:linux');
  } else {
    event.set('source', sourceOf(origin, channel));
    event.set('sourcetype', origin);
  }
}

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';
const LINUX_SYSMON = 'Linux-Sysmon/Operational';

/** The Sysmon add-on reads the time at which something happened, not the time at which it was logged or collected. */
function setSysmonTime(event: RawEvent): void {
  const text = event.get('UtcTime');
  const time = typeof text === 'string' ? isoTime(text) : undefined;
  if (time !== undefined) event.set('_time', time);
}

function addAliases(event: RawEvent): void {
  const id = event.get('EventID');
  if (id !== undefined) event.set('EventCode', id);
  const record = event.get('EventRecordID');
  if (record !== undefined) event.set('RecordNumber', record);
  const computer = event.get('Computer');
  if (computer !== undefined) event.set('host', computer);
}

const sources = new Map<string, string>();

/** `XmlWinEventLog:Security`; cached, so that all events of a channel share it. */
function sourceOf(origin: string, channel: string): string {
  const key = origin === 'WinEventLog' ? `-${channel}` : channel;
  const known = sources.get(key);
  if (known !== undefined) return known;
  const source = Buffer.from(channel === '' ? origin : `${origin}:${channel}`).toString();
  if (sources.size < 10_000) sources.set(Buffer.from(key).toString(), source);
  return source;
}

const HASHES = new Set(['MD5', 'SHA1', 'SHA256', 'IMPHASH']);

/** Sysmon writes `SHA1=…,MD5=…`; the add-on extracts a field from each. */
function addHashes(event: RawEvent): void {
  const hashes = event.get('Hashes') ?? event.get('Hash');
  if (typeof hashes !== 'string') return;
  for (const pair of hashes.split(',')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals));
    if (HASHES.has(name)) event.set(name, pair.slice(equals + 1));
  }
}
