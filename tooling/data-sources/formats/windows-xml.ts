import type { RawFormat } from '../raw-format.ts';
import { openWindowsEvents } from '../windows/windows-reader.ts';

/** Windows events as XML, from a forwarder with `renderXml`; Sysmon for Linux uses the same format. */
export const windowsXml: RawFormat = {
  id: 'windows-xml',
  summary: 'Windows event XML: <Event …>…</Event>',
  sourcetypes: ['xmlwineventlog', 'xmlwineventlog:*', 'sysmon:linux', 'sysmon_linux'],
  sniff: (head) => /^[^{]*?<Event[\s>]/.test(head.slice(0, 4096)) && head.includes('<System'),
  isDivisible: true,
  open: openWindowsEvents,
};
