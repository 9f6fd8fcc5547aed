import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';

/** Numbers in the XML of an event for which collectors write words. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['critical', '1'],
  ['error', '2'],
  ['warning', '3'],
  ['information', '4'],
  ['info', '4'],
  ['verbose', '5'],
  ['debug', '5'],
  ['audit_success', '0'],
  ['audit_failure', '0'],
]);

/** `information` as the `4` in the XML; a number does not change. */
export function levelNumber(level: string): string {
  return LEVELS.get(level.toLowerCase()) ?? level;
}

/** Collectors may write keywords as a signed number; the XML has them in hexadecimal. */
export function keywordsText(value: FieldValue): FieldValue {
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value)) return value;
  return `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`;
}

const CHANNELS: ReadonlyMap<string, string> = new Map(
  [
    'Security',
    'System',
    'Application',
    'Setup',
    'Directory Service',
    'DNS Server',
    'Windows PowerShell',
    'Microsoft-Windows-Sysmon/Operational',
    'Microsoft-Windows-PowerShell/Operational',
    'Microsoft-Windows-TaskScheduler/Operational',
    'Microsoft-Windows-WMI-Activity/Operational',
    'Microsoft-Windows-Windows Defender/Operational',
    'Microsoft-Windows-Bits-Client/Operational',
    'Microsoft-Windows-NTLM/Operational',
    'Microsoft-Windows-WinRM/Operational',
    'Microsoft-Windows-CAPI2/Operational',
    'Microsoft-Windows-DNS-Client/Operational',
    'Microsoft-Windows-PrintService/Operational',
    'Microsoft-Windows-PrintService/Admin',
    'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
    'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational',
  ].map((channel) => [channel.toLowerCase(), channel]),
);

/** Some collectors write channels in lower case, but `source` is compared with capitals. */
export function properChannel(channel: string): string {
  return CHANNELS.get(channel.toLowerCase()) ?? channel;
}

/** Renames fields to the names in the XML; existing fields are kept. */
export function renameFields(event: RawEvent, names: ReadonlyMap<string, string>): void {
  for (const [from, to] of names) {
    const value = event.get(from);
    if (value === undefined) continue;
    if (!event.has(to)) event.set(to, value);
  }
}
