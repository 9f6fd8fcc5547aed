import type { FieldValue } from '../../events/field-value.ts';
import type { RawEvent } from '../raw-format.ts';

type Fields = ReadonlyMap<string, FieldValue>;

/**
 * The values of an event that Elastic moved to the Elastic Common Schema, under their names in Windows: the reverse of
 * the ingest pipelines of the Windows integration. Events keep what is still in their event data.
 */
export function addFromEcs(event: RawEvent, fields: Fields): void {
  const isSysmon = event.get('Channel') === 'Microsoft-Windows-Sysmon/Operational';
  const names = isSysmon ? SYSMON : SECURITY.get(String(event.get('EventID')));
  for (const [ecs, name] of names ?? []) {
    const value = fields.get(ecs);
    if (value !== undefined && value !== '' && !event.has(name)) event.set(name, value);
  }
  if (!isSysmon) return;
  setMissing(event, 'User', accountOf(fields));
  setMissing(event, 'Hashes', hashesOf(fields));
}

function setMissing(event: RawEvent, name: string, value: string | undefined): void {
  if (value !== undefined && !event.has(name)) event.set(name, value);
}

/** `EXAMPLE\ada` */
function accountOf(fields: Fields): string | undefined {
  const name = fields.get('user.name');
  const domain = fields.get('user.domain');
  return name === undefined || domain === undefined ? undefined : `${domain}\\${name}`;
}

/** `SHA1=…,MD5=…` */
function hashesOf(fields: Fields): string | undefined {
  const hashes = HASHES.flatMap(([name, ecs]) => {
    const value = ecs.map((field) => fields.get(field)).find((found) => found !== undefined);
    return value === undefined ? [] : `${name}=${String(value).toUpperCase()}`;
  });
  return hashes.length === 0 ? undefined : hashes.join(',');
}

const HASHES = ['SHA1', 'MD5', 'SHA256', 'IMPHASH'].map((name) => {
  const key = name.toLowerCase();
  const parents = ['process', 'file', 'dll'];
  const ecs = key === 'imphash' ? 'pe.imphash' : `hash.${key}`;
  return [name, parents.map((parent) => `${parent}.${ecs}`)] as const;
});

const SYSMON: readonly (readonly [ecs: string, name: string])[] = [
  ['rule.name', 'RuleName'],
  ['process.entity_id', 'ProcessGuid'],
  ['process.pid', 'ProcessId'],
  ['process.executable', 'Image'],
  ['process.command_line', 'CommandLine'],
  ['process.working_directory', 'CurrentDirectory'],
  ['process.parent.entity_id', 'ParentProcessGuid'],
  ['process.parent.pid', 'ParentProcessId'],
  ['process.parent.executable', 'ParentImage'],
  ['process.parent.command_line', 'ParentCommandLine'],
  ['process.pe.file_version', 'FileVersion'],
  ['process.pe.description', 'Description'],
  ['process.pe.product', 'Product'],
  ['process.pe.company', 'Company'],
  ['process.pe.original_file_name', 'OriginalFileName'],
  ['process.thread.id', 'SourceThreadId'],
  ['file.path', 'TargetFilename'],
  ['dll.path', 'ImageLoaded'],
  ['dll.pe.original_file_name', 'OriginalFileName'],
  ['registry.path', 'TargetObject'],
  ['registry.data.strings', 'Details'],
  ['network.transport', 'Protocol'],
  ['network.protocol', 'DestinationPortName'],
  ['source.ip', 'SourceIp'],
  ['source.port', 'SourcePort'],
  ['source.domain', 'SourceHostname'],
  ['destination.ip', 'DestinationIp'],
  ['destination.port', 'DestinationPort'],
  ['destination.domain', 'DestinationHostname'],
  ['dns.question.name', 'QueryName'],
  ['sysmon.dns.status', 'QueryStatus'],
  ['sysmon.file.archived', 'Archived'],
  ['file.name', 'PipeName'],
];

const LOGON: readonly (readonly [ecs: string, name: string])[] = [
  ['user.name', 'TargetUserName'],
  ['user.domain', 'TargetDomainName'],
  ['user.id', 'TargetUserSid'],
  ['source.ip', 'IpAddress'],
  ['source.port', 'IpPort'],
  ['source.domain', 'WorkstationName'],
  ['process.executable', 'ProcessName'],
];

const SECURITY: ReadonlyMap<string, typeof LOGON> = new Map([
  ['4624', LOGON],
  ['4625', LOGON],
  [
    '4688',
    [
      ['process.executable', 'NewProcessName'],
      ['process.command_line', 'CommandLine'],
      ['process.pid', 'NewProcessId'],
      ['process.parent.executable', 'ParentProcessName'],
      ['process.parent.pid', 'ProcessId'],
      ['user.name', 'SubjectUserName'],
      ['user.domain', 'SubjectDomainName'],
      ['user.id', 'SubjectUserSid'],
    ],
  ],
]);
