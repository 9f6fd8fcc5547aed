import type { RawFormat } from '../raw-format.ts';
import { openWindowsEvents } from '../windows/windows-reader.ts';

/** Windows events as text from a Splunk forwarder: a date, `Key=value` lines and a message. */
export const wineventClassic: RawFormat = {
  id: 'winevent-classic',
  summary: 'Windows events as text: a date line, LogName=…, Message=…',
  sourcetypes: ['wineventlog', 'wineventlog:*'],
  sniff: (head) => /^\s*\d{1,2}\/\d{1,2}\/\d{4} [\d:.]+( [AP]M)?\r?\nLogName=/.test(head),
  open: openWindowsEvents,
};
