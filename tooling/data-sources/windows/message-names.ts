import type { MessageEntry } from './message-text.ts';

/**
 * The XML field name for an entry of a rendered Security message. Most names are the joined words of the key (`Task
 * Name` -> `TaskName`); the tables contain the exceptions.
 */
export function xmlName(eventId: string, { section, key }: MessageEntry): string {
  const inEvent = BY_EVENT.get(eventId);
  return (
    inEvent?.get(`${section}/${key}`) ??
    inEvent?.get(key) ??
    accountName(eventId, section, key) ??
    BY_KEY.get(key) ??
    joined(key)
  );
}

function joined(key: string): string {
  const words = key.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word) => (word === 'ID' ? 'Id' : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
}

/** `Account Name` is a different field in each section. */
function accountName(eventId: string, section: string, key: string): string | undefined {
  if (MEMBER.has(section)) return MEMBER_KEYS.get(key);
  if (SUBJECT.has(section)) return prefixed('Subject', 'SubjectUserSid', key);
  const sid = LOGON_EVENTS.has(eventId) ? 'TargetUserSid' : 'TargetSid';
  return TARGET.has(section) ? prefixed('Target', sid, key) : undefined;
}

function prefixed(prefix: string, sid: string, key: string): string | undefined {
  const part = ACCOUNT_KEYS.get(key);
  return part === 'Sid' ? sid : part && `${prefix}${part}`;
}

const SUBJECT = new Set(['Subject', 'Creator Subject', 'Local Network']);

const TARGET = new Set([
  'Target Subject',
  'New Logon',
  'Target Account',
  'New Account',
  'Account Whose Credentials Were Used',
  'Account For Which Logon Failed',
  'Account That Was Locked Out',
  'Account Information',
  'Computer Account That Was Changed',
  'New Computer Account',
  'Target Computer',
  'User',
  'Group',
  'New Group',
  'Deleted Group',
]);

const MEMBER = new Set(['Member']);

const MEMBER_KEYS = new Map([
  ['Security ID', 'MemberSid'],
  ['Account Name', 'MemberName'],
]);

const ACCOUNT_KEYS = new Map([
  ['Security ID', 'Sid'],
  ['User ID', 'Sid'],
  ['Account Name', 'UserName'],
  ['Group Name', 'UserName'],
  ['Account Domain', 'DomainName'],
  ['Group Domain', 'DomainName'],
  ['Domain Name', 'DomainName'],
  ['Supplied Realm Name', 'DomainName'],
  ['Logon ID', 'LogonId'],
]);

/** Events about a session have TargetUserSid, events about an account TargetSid. */
const LOGON_EVENTS = new Set([
  '4624',
  '4625',
  '4634',
  '4647',
  '4648',
  '4688',
  '4703',
  '4778',
  '4779',
]);

const BY_KEY = new Map([
  ['Access Mask', 'AccessMask'],
  ['Accesses', 'AccessList'],
  ['Authentication Package', 'AuthenticationPackageName'],
  ['Certificate Issuer Name', 'CertIssuerName'],
  ['Certificate Serial Number', 'CertSerialNumber'],
  ['Certificate Thumbprint', 'CertThumbprint'],
  ['Client Address', 'IpAddress'],
  ['Client Port', 'IpPort'],
  ['Failure Code', 'Status'],
  ['Home Drive', 'HomePath'],
  ['Linked Logon ID', 'TargetLinkedLogonId'],
  ['Logon GUID', 'LogonGuid'],
  ['Logon Process', 'LogonProcessName'],
  ['New UAC Value', 'NewUacValue'],
  ['Old UAC Value', 'OldUacValue'],
  ['Package Name (NTLM only)', 'LmPackageName'],
  ['Parameter 1', 'AdditionalInfo'],
  ['Parameter 2', 'AdditionalInfo2'],
  ['Pre-Authentication Type', 'PreAuthType'],
  ['Privileges', 'PrivilegeList'],
  ['Result Code', 'Status'],
  ['SAM Account Name', 'SamAccountName'],
  ['SID History', 'SidHistory'],
  ['DNS Host Name', 'DnsHostName'],
  ['Service ID', 'ServiceSid'],
  ['Share Path', 'ShareLocalPath'],
  ['Source Network Address', 'IpAddress'],
  ['Source Port', 'IpPort'],
  ['Transited Services', 'TransmittedServices'],
]);

const PROCESS_OF_CALLER = new Map([
  ['Process ID', 'CallerProcessId'],
  ['Process Name', 'CallerProcessName'],
]);

const DIRECTORY_OBJECT = new Map([
  ['Object/DN', 'ObjectDN'],
  ['Object/GUID', 'ObjectGUID'],
  ['Object/Class', 'ObjectClass'],
  ['Directory Service/Name', 'DSName'],
  ['Directory Service/Type', 'DSType'],
  ['Attribute/LDAP Display Name', 'AttributeLDAPDisplayName'],
  ['Attribute/Syntax (OID)', 'AttributeSyntaxOID'],
  ['Attribute/Value', 'AttributeValue'],
  ['Operation/Type', 'OperationType'],
  ['Operation/Correlation ID', 'OpCorrelationID'],
  ['Operation/Application Correlation ID', 'AppCorrelationID'],
]);

const PACKET = new Map([
  ['Process ID', 'ProcessID'],
  ['Application Name', 'Application'],
  ['Source Address', 'SourceAddress'],
  ['Source Port', 'SourcePort'],
  ['Destination Address', 'DestAddress'],
  ['Destination Port', 'DestPort'],
  ['Filter Run-Time ID', 'FilterRTID'],
  ['Layer Run-Time ID', 'LayerRTID'],
]);

const SHARE = new Map([
  ['Source Address', 'IpAddress'],
  ['Relative Target Name', 'RelativeTargetName'],
]);

const SERVICE = new Map([
  ['Service Start Type', 'ServiceStartType'],
  ['Service Account', 'ServiceAccount'],
]);

const BY_EVENT: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    '4688',
    new Map([
      ['Creator Process ID', 'ProcessId'],
      ['Creator Process Name', 'ParentProcessName'],
      ['Process Command Line', 'CommandLine'],
    ]),
  ],
  ['4624', new Map([['Caller Process Name', 'ProcessName']])],
  [
    '4648',
    new Map([
      ['Target Server Name', 'TargetServerName'],
      ['Additional Information', 'TargetInfo'],
    ]),
  ],
  // 4634 has a Subject in its text, and Target… in its data.
  [
    '4634',
    new Map([
      ['Subject/Security ID', 'TargetUserSid'],
      ['Subject/Account Name', 'TargetUserName'],
      ['Subject/Account Domain', 'TargetDomainName'],
      ['Subject/Logon ID', 'TargetLogonId'],
    ]),
  ],
  ['4697', SERVICE],
  [
    '4769',
    new Map([
      ['Account Information/Account Name', 'TargetUserName'],
      ['Service Name', 'ServiceName'],
    ]),
  ],
  [
    '4776',
    new Map([
      ['Authentication Package', 'PackageName'],
      ['Logon Account', 'TargetUserName'],
      ['Source Workstation', 'Workstation'],
      ['Error Code', 'Status'],
    ]),
  ],
  ['4798', PROCESS_OF_CALLER],
  ['4799', PROCESS_OF_CALLER],
  ['5136', DIRECTORY_OBJECT],
  ['5137', DIRECTORY_OBJECT],
  ['5141', DIRECTORY_OBJECT],
  ['5140', SHARE],
  ['5145', SHARE],
  ['5156', PACKET],
  ['5157', PACKET],
  ['5158', PACKET],
]);

/** Service events of the System log name the parts of a service differently than the Security log. */
export const SYSTEM_LOG_NAMES: ReadonlyMap<string, string> = new Map([
  ['Service Name', 'ServiceName'],
  ['Service File Name', 'ImagePath'],
  ['Service Type', 'ServiceType'],
  ['Service Start Type', 'StartType'],
  ['Service Account', 'AccountName'],
]);
