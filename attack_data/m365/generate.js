// Writes the Microsoft 365 samples in this folder, in the format of the Office 365 Management Activity API.
import { hex, later, times, uuid, writeSamples } from '../samples.js';

const TENANT = '7d1c0f5e-3b6a-4c2d-9a41-0e5f8b7c6d21';
const START = '2026-10-08T09:20:00Z';
const upn = (name) => `${name}@example.com`;
const stamp = (at) => later(START, at).slice(0, 19);
const puid = (name) => `10032${hex(name, 11).toUpperCase()}`;
const pairs = (values) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

const base = (operation, seed, { at = 0, by = 'mira.holm', type = 0 }, rest) => ({
  CreationTime: stamp(at),
  Id: uuid(seed),
  Operation: operation,
  OrganizationId: TENANT,
  ...rest,
  UserKey: by.includes('\\') ? by : puid(by),
  UserType: type,
  Version: 1,
  UserId: by.includes('\\') ? by : upn(by),
});

/** An Exchange cmdlet with its parameters. */
function cmdlet(operation, parameters, rest = {}) {
  const seed = JSON.stringify([operation, parameters, rest]);
  const { result = 'True', ip = '198.51.100.40:51244', external = false } = rest;
  return {
    AppId: '',
    ClientAppId: '',
    ClientIP: ip,
    ExternalAccess: external,
    ...base(operation, seed, { type: external ? 3 : 2, ...rest }, { RecordType: 1, ResultStatus: result, Workload: 'Exchange' }),
    ObjectId: parameters.Identity ?? parameters.Mailbox ?? parameters.Name ?? '',
    OrganizationName: 'example.onmicrosoft.com',
    OriginatingServer: 'AM0PR04MB5827 (15.20.8026.017)\r\n',
    Parameters: pairs(parameters),
    SessionId: uuid(`${seed} session`),
  };
}

/** A directory change. */
function directory(operation, object, modified, rest = {}) {
  const seed = JSON.stringify([operation, object, modified, rest]);
  const { by = 'mira.holm', result = 'Success' } = rest;
  return {
    ...base(operation, seed, rest, { RecordType: 8, ResultStatus: result, Workload: 'AzureActiveDirectory' }),
    ObjectId: object,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: pairs({ additionalDetails: '{}', extendedAuditEventCategory: 'User' }),
    ModifiedProperties: Object.entries(modified).map(([Name, NewValue]) => ({ Name, NewValue, OldValue: '' })),
    Actor: [{ ID: upn(by), Type: 5 }, { ID: puid(by), Type: 3 }, { ID: `User_${uuid(by)}`, Type: 2 }, { ID: uuid(by), Type: 2 }, { ID: 'User', Type: 2 }],
    ActorContextId: TENANT,
    ActorIpAddress: '198.51.100.40',
    InterSystemsId: uuid(`${seed} inter`),
    IntraSystemId: uuid(`${seed} intra`),
    SupportTicketId: '',
    Target: [{ ID: `User_${uuid(object)}`, Type: 2 }, { ID: uuid(object), Type: 2 }, { ID: 'User', Type: 2 }, { ID: object, Type: 5 }],
    TargetContextId: TENANT,
  };
}

const toRole = (name, role, rest = {}) => directory(rest.operation ?? 'Add member to role.', upn(name), { 'Role.ObjectID': uuid(role), 'Role.DisplayName': role, 'Role.TemplateId': uuid(`${role} template`), 'Role.WellKnownObjectName': role.replaceAll(' ', '') }, rest);
const roleSamples = {
  'high_risk_role/attack.json': [toRole('ole.berg', 'Company Administrator'), toRole('svc.sync', 'Exchange Administrator', { at: 30, by: 'noor.diaz' })],
  'high_risk_role/low_risk_roles.json': [toRole('ole.berg', 'Directory Readers'), toRole('noor.diaz', 'Message Center Reader', { at: 9 })],
  'high_risk_role/denied_or_removed.json': [toRole('ole.berg', 'Company Administrator', { by: 'ole.berg', result: 'Failure' }), toRole('noor.diaz', 'Company Administrator', { at: 5, operation: 'Remove member from role.' })],
};

const strong = (operation, rest) => directory(operation, upn('ole.berg'), { StrongAuthenticationRequirement: '[]', 'Included Updated Properties': 'StrongAuthenticationRequirement' }, rest);
const strongSamples = {
  'mfa_disabled/attack.json': [strong('Disable Strong Authentication.', {})],
  'mfa_disabled/denied_or_enabled.json': [strong('Disable Strong Authentication.', { by: 'noor.diaz', result: 'Failure' }), strong('Enable Strong Authentication.', { at: 6 })],
};

const owner = (operation, rest = {}) => directory(operation, upn('noor.diaz'), { 'Application.ObjectID': uuid('hr-portal'), 'Application.DisplayName': 'hr-portal', 'Application.AppId': uuid('hr-portal app') }, rest);
const applicationSamples = {
  'application_credential_added/attack.json': [owner('Add owner to application.', {}), owner('Add service principal credentials.', { at: 9, by: 'noor.diaz' })],
  'application_credential_added/removed.json': [owner('Remove owner from application.', {}), owner('Remove service principal credentials.', { at: 4 })],
};

const rule = { AlwaysDeleteOutlookRulesBlob: 'False', Force: 'False', Name: '.', StopProcessingRules: 'True' };
const forwardSamples = {
  'external_forwarding/attack.json': [
    cmdlet('Set-Mailbox', { Identity: 'ole.berg', ForwardingSmtpAddress: 'smtp:ole.archive@example.net', DeliverToMailboxAndForward: 'True' }, { by: 'ole.berg', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, ForwardTo: 'collector@example.org' }, { at: 20, by: 'ida.falk', type: 0 }),
    cmdlet('Set-InboxRule', { ...rule, Identity: 'ida.falk\\123', RedirectTo: 'collector@example.org' }, { at: 30, by: 'noor.diaz', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, ForwardAsAttachmentTo: 'collector@example.org' }, { at: 44, by: 'svc.report', type: 0 }),
  ],
  'external_forwarding/internal.json': [
    cmdlet('Set-Mailbox', { Identity: 'left.company', ForwardingSmtpAddress: 'smtp:mira.holm@example.com', DeliverToMailboxAndForward: 'False' }),
    cmdlet('New-InboxRule', { ...rule, Name: 'to assistant', ForwardTo: 'Noor.Diaz@example.com' }, { at: 8, by: 'ole.berg', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, Name: 'holiday', ForwardTo: 'Mira Holm' }, { at: 12, by: 'ole.berg', type: 0 }),
  ],
  'external_forwarding/removed_failed_or_other.json': [
    cmdlet('Set-Mailbox', { ForwardingSmtpAddress: '', Identity: 'ole.berg' }),
    cmdlet('Set-Mailbox', { Identity: 'ole.berg', ForwardingSmtpAddress: 'smtp:ole@example.net' }, { at: 5, by: 'ole.berg', type: 0, result: 'False' }),
    cmdlet('New-InboxRule', { ...rule, Name: 'newsletters', MoveToFolder: 'Newsletters' }, { at: 9, by: 'ole.berg', type: 0 }),
    cmdlet('New-TransportRule', { Name: 'journal', RedirectTo: 'archive@example.net' }, { at: 12 }),
  ],
};

const hideSamples = {
  'inbox_rule_hides_messages/attack.json': [
    cmdlet('New-InboxRule', { ...rule, SubjectOrBodyContainsWords: 'invoice;bank;IBAN', MoveToFolder: 'RSS Feeds', MarkAsRead: 'True' }, { by: 'ole.berg', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, Name: '..', SubjectContainsWords: 'password;helpdesk;suspicious', DeleteMessage: 'True' }, { at: 22, by: 'ida.falk', type: 0 }),
    cmdlet('Set-InboxRule', { ...rule, Name: 'a', BodyContainsWords: 'payment details', MoveToFolder: 'Conversation History' }, { at: 40, by: 'noor.diaz', type: 0 }),
  ],
  'inbox_rule_hides_messages/sorting_rules.json': [
    cmdlet('New-InboxRule', { ...rule, Name: 'invoices', SubjectContainsWords: 'invoice', MoveToFolder: 'Accounting' }, { by: 'ole.berg', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, Name: 'adverts', SubjectContainsWords: 'webinar;newsletter', DeleteMessage: 'True' }, { at: 8, by: 'ida.falk', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, Name: 'builds', From: 'ci@example.com', DeleteMessage: 'True' }, { at: 9, by: 'ida.falk', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, Name: 'accounts', SubjectContainsWords: 'bank', DeleteMessage: 'False' }, { at: 10, by: 'ida.falk', type: 0 }),
  ],
  'inbox_rule_hides_messages/removed_or_failed.json': [
    cmdlet('Remove-InboxRule', { Identity: 'ole.berg\\99', SubjectContainsWords: 'invoice', DeleteMessage: 'True' }, { by: 'ole.berg', type: 0 }),
    cmdlet('New-InboxRule', { ...rule, SubjectContainsWords: 'invoice', DeleteMessage: 'True' }, { at: 4, by: 'ole.berg', type: 0, result: 'False' }),
  ],
};

const permission = (user, rights, rest = {}) => cmdlet('Add-MailboxPermission', { Identity: 'cfo', User: user, AccessRights: rights, InheritanceType: 'All' }, rest);
const permissionSamples = {
  'mailbox_delegation/attack.json': [
    permission('ole.berg', 'FullAccess'),
    cmdlet('Add-RecipientPermission', { Identity: 'cfo', Trustee: 'ole.berg', AccessRights: 'SendAs', Confirm: 'False' }, { at: 15, by: 'noor.diaz' }),
  ],
  'mailbox_delegation/service.json': [
    permission('example\\Discovery Management', 'FullAccess', { by: 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)', external: true, ip: '' }),
    permission('example\\DiscoveryMailbox', 'FullAccess', { at: 4, by: 'NT AUTHORITY\\SYSTEM (w3wp)', external: true, ip: '[2001:db8:a6::1f]:4432' }),
  ],
  'mailbox_delegation/lesser_removed_or_failed.json': [
    permission('ole.berg', 'ReadPermission'),
    cmdlet('Remove-MailboxPermission', { Identity: 'cfo', User: 'ole.berg', AccessRights: 'FullAccess' }, { at: 3 }),
    permission('ole.berg', 'FullAccess', { at: 6, by: 'ole.berg', result: 'False' }),
  ],
};

/** A mailbox operation. */
function mailbox(operation, by, rest, fields) {
  const seed = JSON.stringify([operation, by, rest, fields]);
  const { ip = '198.51.100.40', client = 'Client=OWA;Action=ViaProxy', result = 'Succeeded', record = 2, app = '00000002-0000-0ff1-ce00-000000000000' } = rest;
  return {
    ...base(operation, seed, { by, ...rest }, { RecordType: record, ResultStatus: result, Workload: 'Exchange' }),
    AppId: app,
    ClientAppId: app,
    ClientIPAddress: ip,
    ClientInfoString: client,
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: 0,
    LogonUserSid: `S-1-5-21-3623811015-3361044348-30300820-${Number.parseInt(hex(by, 5), 16)}`,
    MailboxGuid: uuid(`${by} mailbox`),
    MailboxOwnerUPN: upn(by),
    OrganizationName: 'example.onmicrosoft.com',
    OriginatingServer: 'AM0PR04MB5827 (15.20.8026.017)\r\n',
    SessionId: uuid(`${seed} session`),
    ...fields,
  };
}

const folder = (by, operation, path, member, rights, rest = {}) => {
  const parent = { Id: `LgAAAA${hex(path, 40)}`, MemberRights: rights, MemberSid: 'S-1-1-0', MemberUpn: member, Name: path.split('\\').at(-1), Path: path };
  return mailbox(operation, by, rest, { Item: { Id: parent.Id, ParentFolder: parent } });
};
const folderSamples = {
  'folder_shared_with_everyone/attack.json': [
    folder('ole.berg', 'ModifyFolderPermissions', '\\Inbox', 'Everyone', 'ReadAny, FolderVisible'),
    folder('ida.falk', 'AddFolderPermissions', '\\Sent Items', 'Anonymous', 'ReadAny', { at: 20 }),
  ],
  'folder_shared_with_everyone/calendar_or_colleague.json': [
    folder('ole.berg', 'ModifyFolderPermissions', '\\Calendar', 'Everyone', 'FreeBusySimple, FreeBusyDetailed'),
    folder('ida.falk', 'AddFolderPermissions', '\\Inbox', upn('noor.diaz'), 'ReadAny', { at: 9 }),
  ],
  'folder_shared_with_everyone/failed_or_removed.json': [
    folder('ole.berg', 'ModifyFolderPermissions', '\\Inbox', 'Everyone', 'ReadAny', { result: 'Failed' }),
    folder('ole.berg', 'RemoveFolderPermissions', '\\Inbox', 'Everyone', 'ReadAny', { at: 4 }),
  ],
};

const items = (count, seed) => times(count, (index) => ({ InternetMessageId: `<${hex(`${seed}${index}`, 32)}@example.com>`, SizeInBytes: 40000 + index }));
const read = (by, client, rest = {}) => mailbox('MailItemsAccessed', by, { client, record: 50, app: rest.script ? uuid('reader') : undefined, ...rest }, { OperationProperties: pairs({ MailAccessType: rest.access ?? 'Bind', IsThrottled: 'False' }), Folders: [{ FolderItems: items(rest.count ?? 4, by), Id: `LgAAAA${hex(by, 40)}`, Path: '\\Inbox' }], OperationCount: rest.count ?? 4 });
const readSamples = {
  'mail_accessed_by_script/attack.json': [
    read('ole.berg', 'Client=WebServices;ExchangeWebServicesProxy/CrossSite/EXCH/15.20.8026.017/python-requests/2.32.3[AppId=3c1f0f44-2d2a-4c6e-9b6e-6b7c1f0a9d11];', { script: true, ip: '203.0.113.90' }),
    read('ida.falk', 'Client=REST;Client=RESTSystem;Go-http-client/2.0;', { at: 60, script: true, ip: '203.0.113.90', count: 6 }),
    mailbox('MessageBind', 'noor.diaz', { at: 90, client: 'Client=WebServices;python-requests/2.32.3;', ip: '203.0.113.90' }, { LogonType: 1, Item: { Id: hex('bound', 40), Subject: 'Offer', ParentFolder: { Path: '\\Inbox' } } }),
  ],
  'mail_accessed_by_script/outlook.json': [
    read('ole.berg', 'Client=MSExchangeRPC', { access: 'Sync' }),
    read('ole.berg', 'Client=OWA;Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36;', { at: 9 }),
    read('ida.falk', 'Client=ActiveSync;Outlook-iOS/2.0', { at: 20 }),
  ],
  'mail_accessed_by_script/other_operations.json': [
    mailbox('SendAs', 'svc.report', { client: 'Client=WebServices;python-requests/2.32.3;' }, { Item: { Id: hex('mail', 40), Subject: 'Nightly report' } }),
    mailbox('Create', 'svc.report', { at: 5, client: 'Client=WebServices;Go-http-client/1.1;' }, { Item: { Id: hex('item', 40), Subject: 'Nightly report', ParentFolder: { Path: '\\Drafts' } } }),
  ],
};

const logonErrors = { 50126: 'InvalidUserNameOrPassword', 50053: 'IdsLocked' };
/** A successful or failed sign-in. */
function signIn(by, code, rest = {}) {
  const seed = JSON.stringify(['sign-in', by, code, rest]);
  const { ip = '203.0.113.90' } = rest;
  return {
    ...base(code === 0 ? 'UserLoggedIn' : 'UserLoginFailed', seed, { by, ...rest }, { RecordType: 15, ResultStatus: code === 0 ? 'Success' : 'Failed', Workload: 'AzureActiveDirectory' }),
    ClientIP: ip,
    ObjectId: code === 0 ? '00000002-0000-0ff1-ce00-000000000000' : 'Unknown',
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: pairs({ ResultStatusDetail: code === 0 ? 'Success' : 'UserError', UserAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', UserAuthenticationMethod: '1', RequestType: 'OAuth2:Token' }),
    ModifiedProperties: [],
    Actor: [{ ID: uuid(by), Type: 0 }, { ID: upn(by), Type: 5 }],
    ActorContextId: TENANT,
    ActorIpAddress: ip,
    InterSystemsId: uuid(`${seed} inter`),
    IntraSystemId: uuid(`${seed} intra`),
    SupportTicketId: '',
    Target: [{ ID: 'Unknown', Type: 0 }],
    TargetContextId: TENANT,
    ApplicationId: '00000002-0000-0ff1-ce00-000000000000',
    DeviceProperties: pairs({ OS: 'Windows10', BrowserType: 'Other', IsCompliantAndManaged: 'False' }),
    ErrorNumber: String(code),
    ...(code === 0 ? {} : { LogonError: logonErrors[code] }),
  };
}
const spraySamples = {
  'password_spray/attack.json': times(10, (index) => signIn(`user${index}`, 50126, { at: index * 30 })),
  'password_spray/locked_or_successful.json': [...times(12, (index) => signIn(`user${index}`, 50053, { at: index * 20 })), ...times(12, (index) => signIn(`user${index}`, 0, { at: index * 20, ip: '198.51.100.40' }))],
};

writeSamples(import.meta.url, {
  ...roleSamples,
  ...strongSamples,
  ...applicationSamples,
  ...forwardSamples,
  ...hideSamples,
  ...permissionSamples,
  ...folderSamples,
  ...readSamples,
  ...spraySamples,
});
