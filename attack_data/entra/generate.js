// Writes the Entra ID samples in this folder, in the format that Azure Monitor streams.
import { later, times, uuid, writeSamples } from '../samples.js';

const TENANT = '7d1c0f5e-3b6a-4c2d-9a41-0e5f8b7c6d21';
const START = '2026-10-07T07:30:00Z';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36';

const upn = (name) => `${name}@example.com`;
const ticks = (seconds) => later(START, seconds).replace('Z', '1234Z');
const envelope = (seed, at) => ({
  time: ticks(at),
  resourceId: `/tenants/${TENANT}/providers/Microsoft.aadiam`,
  operationVersion: '1.0',
  tenantId: TENANT,
  resultSignature: 'None',
  durationMs: 0,
  correlationId: uuid(`${seed} correlation`),
  Level: 4,
});

const person = (name, ip) => ({ user: { id: uuid(name), displayName: null, userPrincipalName: upn(name), ipAddress: ip, roles: [] } });
const application = (name) => ({ app: { appId: null, displayName: name, servicePrincipalId: uuid(name), servicePrincipalName: null } });

/** An audit log entry; `by` is a user name, or an object from `application`. */
function audit(operation, rest = {}) {
  const seed = JSON.stringify([operation, rest]);
  const { at = 0, by = 'mira.holm', ip = '198.51.100.40', category = 'RoleManagement', type = 'Assign', result = 'success', reason = '', targets = [], details = [], agent } = rest;
  const initiatedBy = typeof by === 'string' ? person(by, ip) : by;
  const shared = envelope(seed, at);
  return {
    ...shared,
    operationName: operation,
    category: 'AuditLogs',
    ...(reason === '' ? {} : { resultDescription: reason }),
    ...(typeof by === 'string' ? { callerIpAddress: ip } : { identity: by.app.displayName }),
    properties: {
      id: `Directory_${shared.correlationId}_${uuid(seed).slice(0, 5).toUpperCase()}_${Number.parseInt(uuid(seed).slice(0, 6), 16)}`,
      category,
      correlationId: shared.correlationId,
      result,
      resultReason: reason,
      activityDisplayName: operation,
      activityDateTime: ticks(at).replace('Z', '+00:00'),
      loggedByService: 'Core Directory',
      operationType: type,
      userAgent: null,
      initiatedBy,
      targetResources: targets,
      additionalDetails: [...(agent === undefined ? [] : [{ key: 'User-Agent', value: agent }]), ...details],
    },
  };
}

const changed = (displayName, newValue, oldValue = null) => ({ displayName, oldValue, newValue });
const userTarget = (name, ...modifiedProperties) => ({ id: uuid(name), displayName: null, type: 'User', userPrincipalName: upn(name), modifiedProperties, administrativeUnits: [] });
const target = (type, name, ...modifiedProperties) => ({ id: uuid(`${type} ${name}`), displayName: name, type, modifiedProperties, administrativeUnits: [] });

const WELL_KNOWN = { 'Global Administrator': 'TenantAdmins', 'Privileged Role Administrator': 'PrivilegedRoleAdministrators', 'Directory Readers': 'DirectoryReaders', 'Reports Reader': 'ReportsReaders', 'Message Center Reader': 'MessageCenterReaders' };
const toRole = (name, role, rest = {}) =>
  audit(rest.operation ?? 'Add member to role', {
    ...rest,
    targets: [
      userTarget(name, changed('Role.ObjectID', `"${uuid(role)}"`), changed('Role.DisplayName', `"${role}"`), changed('Role.TemplateId', `"${uuid(`${role} template`)}"`), changed('Role.WellKnownObjectName', `"${WELL_KNOWN[role] ?? role}"`)),
      { id: uuid(role), displayName: null, type: 'Role', modifiedProperties: [], administrativeUnits: [] },
    ],
  });
const roleSamples = {
  'high_risk_role/attack.json': [
    toRole('ole.berg', 'Global Administrator', { agent: BROWSER }),
    toRole('svc.sync', 'Privileged Role Administrator', { at: 50, by: application('provisioning-tool') }),
    toRole('noor.diaz', 'Application Administrator', { at: 90, operation: 'Add eligible member to role' }),
  ],
  'high_risk_role/low_risk_roles.json': [
    toRole('ole.berg', 'Directory Readers'),
    toRole('noor.diaz', 'Message Center Reader', { at: 20 }),
    toRole('svc.report', 'Reports Reader', { at: 40, by: application('provisioning-tool') }),
  ],
  'high_risk_role/denied_or_removed.json': [
    toRole('ole.berg', 'Global Administrator', { by: 'ole.berg', result: 'failure', reason: 'Microsoft.Online.Administration.PermissionException' }),
    toRole('noor.diaz', 'Global Administrator', { at: 30, operation: 'Remove member from role', type: 'Unassign' }),
  ],
};

const requirement = '[{"RelyingParty":"*","State":1,"RememberDevicesNotIssuedBefore":"2026-03-02T09:00:00+00:00"}]';
const strongAuthentication = (operation, rest) => audit(operation, { category: 'UserManagement', type: 'Update', targets: [userTarget('ole.berg', changed('StrongAuthenticationRequirement', operation.startsWith('Disable') ? '[]' : requirement, operation.startsWith('Disable') ? requirement : '[]'), changed('Included Updated Properties', '"StrongAuthenticationRequirement"'))], ...rest });
const strongSamples = {
  'mfa_disabled/attack.json': [strongAuthentication('Disable Strong Authentication', {})],
  'mfa_disabled/denied_or_enabled.json': [
    strongAuthentication('Disable Strong Authentication', { by: 'noor.diaz', result: 'failure', reason: 'Microsoft.Online.Administration.PermissionException' }),
    strongAuthentication('Enable Strong Authentication', { at: 12 }),
  ],
};

const grant = (app, scopes, whose = 'ole.berg') => `[Id: ${uuid(app).slice(0, 22)}, ClientId: ${uuid(`${app} client`)}, PrincipalId: ${whose === '' ? '' : uuid(whose)}, ResourceId: ${uuid('graph')}, ConsentType: ${whose === '' ? 'AllPrincipals' : 'Principal'}, Scope: ${scopes}, CreatedDateTime: , LastModifiedDateTime ]`;
/** A consent to an application; `permissions` is `before => after`. */
const consentTo = (app, permissions, { operation = 'Consent to application', admin = 'False', ...rest } = {}) =>
  audit(operation, {
    by: 'ole.berg',
    category: 'ApplicationManagement',
    ...rest,
    targets: [
      target(rest.result === 'failure' ? 'Application' : 'ServicePrincipal', app, changed('ConsentContext.IsAdminConsent', `"${admin}"`), changed('ConsentContext.IsAppOnly', '"False"'), changed('ConsentContext.OnBehalfOfAll', `"${admin}"`), changed('ConsentContext.Tags', '"WindowsAzureActiveDirectoryIntegratedApp"'), changed('ConsentAction.Permissions', `"${permissions}; "`), ...(rest.result === 'failure' ? [changed('ConsentAction.Reason', '"Risky application detected"'), changed('MethodExecutionResult.', `"${rest.reason}"`)] : [])),
    ],
    details: [{ key: 'User-Agent', value: 'EvoSTS' }, { key: 'AppId', value: uuid(`${app} app`) }],
  });
const consent = (app, scopes, rest) => consentTo(app, `[] => [${grant(app, scopes)}]`, rest);
const consentSamples = {
  'oauth_consent/attack.json': [
    consent('Invoice Viewer', ' openid profile offline_access Mail.ReadWrite Mail.Send User.Read'),
    consent('Shared Docs', 'User.Read Files.ReadWrite.All', { at: 40, by: 'noor.diaz' }),
    consent('Payroll Update', 'Mail.Read User.Read', { at: 80, by: 'ida.falk', result: 'failure', reason: 'Microsoft.Online.Security.UserConsentBlockedForRiskyAppsException' }),
    consentTo('Signature Tool', `[${grant('Signature Tool', 'User.Read')}] => [${grant('Signature Tool', 'User.Read')}, ${grant('Signature Tool', 'MailboxSettings.Read Mail.Send', '')}]`, { at: 120, by: 'mira.holm', admin: 'True' }),
  ],
  'oauth_consent/low_risk.json': [
    consent('Team Calendar', 'openid profile email User.Read'),
    consent('Whiteboard', 'User.ReadBasic.All Calendars.Read', { at: 20, by: 'noor.diaz' }),
  ],
  'oauth_consent/other_operations.json': [
    audit('Add delegated permission grant', { category: 'ApplicationManagement', targets: [target('ServicePrincipal', 'Microsoft Graph', changed('DelegatedPermissionGrant.Scope', '" Mail.Read"'), changed('DelegatedPermissionGrant.ConsentType', '"Principal"'))] }),
    audit('Remove delegated permission grant', { at: 9, category: 'ApplicationManagement', type: 'Unassign', targets: [target('ServicePrincipal', 'Microsoft Graph', changed('ConsentAction.Permissions', null, '"[[Scope: Mail.ReadWrite, CreatedDateTime: ]]"'))] }),
    consentTo('Invoice Viewer', `[${grant('Invoice Viewer', 'Mail.Read')}, ${grant('Invoice Viewer', 'Mail.Read', 'noor.diaz')}] => [${grant('Invoice Viewer', 'Mail.Read', 'noor.diaz')}]`, { operation: 'Revoke consent', at: 30, by: 'mira.holm', type: 'Unassign' }),
  ],
};

const appRole = (operation, app, role, rest = {}) =>
  audit(operation, {
    category: 'ApplicationManagement',
    ...rest,
    targets: [
      target('ServicePrincipal', 'Microsoft Graph', changed('AppRole.Id', `"${uuid(role)}"`), changed('AppRole.Value', `"${role}"`), changed('AppRole.DisplayName', `"${role}"`), changed('ServicePrincipal.ObjectID', `"${uuid(app)}"`), changed('ServicePrincipal.DisplayName', `"${app}"`), changed('ServicePrincipal.AppId', `"${uuid(`${app} app`)}"`), changed('TargetId.ServicePrincipalNames', '"00000003-0000-0000-c000-000000000000;https://graph.microsoft.com"')),
      target('ServicePrincipal', app),
    ],
  });
const toPrincipal = 'Add app role assignment to service principal';
const appRoleSamples = {
  'high_risk_app_role/attack.json': [
    appRole(toPrincipal, 'mail-export', 'full_access_as_app', { agent: 'Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631; en-US) PowerShell/7.4.5' }),
    appRole(toPrincipal, 'backup-connector', 'RoleManagement.ReadWrite.Directory', { at: 30, by: application('build-principal') }),
  ],
  'high_risk_app_role/low_risk.json': [
    appRole(toPrincipal, 'people-picker', 'User.Read.All'),
    appRole(toPrincipal, 'status-board', 'ServiceHealth.Read.All', { at: 5, by: application('build-principal') }),
  ],
  'high_risk_app_role/denied_or_removed.json': [
    appRole(toPrincipal, 'mail-export', 'full_access_as_app', { by: 'noor.diaz', result: 'failure', reason: 'Microsoft.Online.Administration.PermissionException' }),
    appRole('Remove app role assignment from service principal', 'mail-export', 'full_access_as_app', { at: 8, type: 'Unassign' }),
  ],
};

const owner = (operation, of, app, rest = {}) => audit(operation, { category: 'ApplicationManagement', ...rest, targets: [userTarget('noor.diaz', changed(`${of}.ObjectID`, `"${uuid(app)}"`), changed(`${of}.DisplayName`, `"${app}"`), changed(`${of}.AppId`, `"${uuid(`${app} app`)}"`)), { id: uuid(app), displayName: null, type: of, modifiedProperties: [], administrativeUnits: [] }] });
const credential = (operation, of, app, rest = {}) => audit(operation, { category: 'ApplicationManagement', type: 'Update', ...rest, targets: [target(of, app, changed('KeyDescription', `["[KeyIdentifier=${uuid(`${app} key`)},KeyType=Password,KeyUsage=Verify,DisplayName=rotated]"]`, '[]'), changed('Included Updated Properties', '"KeyDescription"'))] });
const secretsManagement = 'Update application – Certificates and secrets management ';
const applicationSamples = {
  'application_credential_added/attack.json': [
    owner('Add owner to application', 'Application', 'hr-portal'),
    owner('Add owner to service principal', 'ServicePrincipal', 'mail-export', { at: 10 }),
    credential('Add service principal credentials', 'ServicePrincipal', 'mail-export', { at: 20, by: 'noor.diaz' }),
    credential(secretsManagement, 'Application', 'hr-portal', { at: 30, by: 'noor.diaz' }),
  ],
  'application_credential_added/other_changes.json': [
    owner('Remove owner from application', 'Application', 'hr-portal', { type: 'Unassign' }),
    audit('Add owner to group', { at: 5, category: 'GroupManagement', targets: [userTarget('noor.diaz', changed('Group.DisplayName', '"hr-portal users"'))] }),
    audit('Update application', { at: 9, category: 'ApplicationManagement', type: 'Update', targets: [target('Application', 'hr-portal', changed('AppAddress', '[{"Address":"https://hr.example.com/signin"}]', '[]'))] }),
  ],
  'application_credential_added/failed.json': [owner('Add owner to application', 'Application', 'hr-portal', { by: 'noor.diaz', result: 'failure', reason: 'Microsoft.Online.Administration.PermissionException' })],
};

const domain = (operation, rest = {}) => audit(operation, { category: 'DirectoryManagement', type: operation.startsWith('Add') ? 'Add' : 'Update', agent: BROWSER, ...rest, targets: [{ id: null, displayName: 'example.net', modifiedProperties: [changed('Name', '["example.net"]', '[""]'), changed('LiveType', operation.startsWith('Add') ? '["Managed"]' : '["Federated"]', operation.startsWith('Add') ? '["None"]' : '["Managed"]'), changed('Included Updated Properties', '"Name,LiveType"')], administrativeUnits: [] }] });
const domainSamples = {
  'domain_federated/attack.json': [
    domain('Add unverified domain', { by: 'svc.sync' }),
    domain('Set domain authentication', { at: 120, by: 'ole.berg' }),
    domain('Set federation settings on domain', { at: 150, by: 'noor.diaz' }),
  ],
  'domain_federated/other_operations.json': [
    domain('Verify domain', {}),
    domain('Remove unverified domain', { at: 40 }),
    audit('Set Company Information', { at: 60, category: 'DirectoryManagement', type: 'Update', targets: [target('Directory', 'Example', changed('TechnicalNotificationMail', '["it@example.com"]', '[]'))] }),
  ],
  'domain_federated/denied.json': [
    domain('Add unverified domain', { by: 'noor.diaz', result: 'failure', reason: 'Microsoft.Online.Workflows.ValidationException' }),
    domain('Set domain authentication', { at: 9, by: 'noor.diaz', result: 'failure', reason: 'Microsoft.Online.Administration.PermissionException' }),
  ],
};

const policy = (name, newValue, oldValue, rest = {}) => audit('Update authorization policy', { category: 'AuthorizationPolicy', type: 'Update', agent: BROWSER, ...rest, targets: [target('Other', 'Authorization Policy', changed(name, newValue, oldValue), changed('Included Updated Properties', `"${name}"`))] });
const CONSENT_POLICY = 'PermissionGrantPolicyIdsAssignedToDefaultUserRole';
const policySamples = {
  'authorization_policy/attack.json': [
    policy('AllowUserConsentForRiskyApps', '[true]', '[false]'),
    policy(CONSENT_POLICY, '["microsoft-user-default-legacy"]', '[]', { at: 15, by: 'ole.berg' }),
    policy('AllowInvitesFrom', '["everyone"]', '["adminsAndGuestInviters"]', { at: 25, by: 'noor.diaz' }),
  ],
  'authorization_policy/restricted.json': [
    policy('AllowUserConsentForRiskyApps', '[false]', '[true]'),
    policy(CONSENT_POLICY, '["ManagePermissionGrantsForSelf.microsoft-user-default-low"]', '["microsoft-user-default-legacy"]', { at: 15 }),
    policy('AllowInvitesFrom', '["adminsAndGuestInviters"]', '["everyone"]', { at: 20 }),
    policy('DefaultUserRolePermissions.AllowedToCreateTenants', '[true]', '[false]', { at: 30 }),
  ],
  'authorization_policy/denied_or_other.json': [
    policy('AllowUserConsentForRiskyApps', '[true]', '[false]', { by: 'noor.diaz', result: 'failure', reason: 'Authorization_RequestDenied' }),
    audit('Update policy', { at: 5, category: 'Policy', type: 'Update', targets: [target('Policy', 'Guest access', changed('AllowInvitesFrom', '["everyone"]', '[]'))] }),
  ],
};

const REASONS = {
  0: undefined,
  50126: 'Error validating credentials due to invalid username or password.',
  50076: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
  50053: "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
  500121: 'Authentication failed during strong authentication request.',
  70016: 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
};
const CITIES = { SE: ['Malmo', 'Skane'], DE: ['Leipzig', 'Sachsen'], BR: ['Recife', 'Pernambuco'], VN: ['Hue', 'Thua Thien-Hue'] };

/** A sign-in log entry. */
function signIn(name, rest = {}) {
  const seed = JSON.stringify([name, rest]);
  const { at = 0, code = 0, category = 'SignInLogs', ip = '198.51.100.40', country = 'SE', protocol = 'none', client = 'Browser', app = 'Office 365 Exchange Online', agent = BROWSER, interactive = true } = rest;
  const shared = envelope(seed, at);
  const reason = REASONS[code];
  const [city, state] = CITIES[country];
  return {
    ...shared,
    operationName: 'Sign-in activity',
    category,
    resultType: String(code),
    ...(reason === undefined ? {} : { resultDescription: reason }),
    callerIpAddress: ip,
    identity: name,
    location: country,
    properties: {
      id: uuid(`${seed} id`),
      createdDateTime: ticks(at).replace('Z', '+00:00'),
      userDisplayName: name,
      userPrincipalName: upn(name),
      userId: uuid(name),
      appId: uuid(app),
      appDisplayName: app,
      ipAddress: ip,
      status: { errorCode: code, ...(reason === undefined ? {} : { failureReason: reason }), additionalDetails: code === 500121 ? 'MFA denied; user declined the authentication' : 'None' },
      clientAppUsed: client,
      userAgent: agent,
      deviceDetail: { deviceId: '', operatingSystem: 'Windows10', browser: 'Chrome 129.0.0' },
      location: { city, state, countryOrRegion: country, geoCoordinates: { latitude: 0, longitude: 0 } },
      correlationId: shared.correlationId,
      conditionalAccessStatus: 'notApplied',
      appliedConditionalAccessPolicies: [],
      authenticationContextClassReferences: [],
      originalRequestId: uuid(`${seed} id`),
      isInteractive: interactive,
      tokenIssuerName: '',
      tokenIssuerType: 'AzureAD',
      authenticationProcessingDetails: [{ key: 'Is CAE Token', value: 'False' }],
      networkLocationDetails: [],
      clientCredentialType: 'none',
      processingTimeInMilliseconds: 84,
      riskDetail: 'none',
      riskLevelAggregated: 'none',
      riskLevelDuringSignIn: 'none',
      riskState: 'none',
      riskEventTypes: [],
      riskEventTypes_v2: [],
      resourceDisplayName: app,
      resourceId: '00000002-0000-0ff1-ce00-000000000000',
      resourceTenantId: TENANT,
      homeTenantId: TENANT,
      tenantId: TENANT,
      authenticationDetails: [{ authenticationStepDateTime: ticks(at).replace('Z', '+00:00'), authenticationMethod: code === 500121 ? 'Mobile app notification' : 'Password', authenticationMethodDetail: 'Password in the cloud', succeeded: code === 0, authenticationStepResultDetail: reason ?? 'Correct password', authenticationStepRequirement: 'Primary authentication', StatusSequence: 0, RequestSequence: 1 }],
      authenticationRequirementPolicies: [],
      sessionLifetimePolicies: [],
      authenticationRequirement: code === 500121 || code === 50076 ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
      signInIdentifier: upn(name),
      servicePrincipalId: '',
      userType: 'Member',
      flaggedForReview: false,
      isTenantRestricted: false,
      autonomousSystemNumber: 64500,
      crossTenantAccessType: 'none',
      privateLinkDetails: {},
      uniqueTokenIdentifier: uuid(`${seed} token`).replaceAll('-', '').slice(0, 22),
      incomingTokenType: 'none',
      authenticationProtocol: protocol,
      appServicePrincipalId: null,
      resourceServicePrincipalId: uuid(`${app} principal`),
      rngcStatus: 0,
      signInTokenProtectionStatus: 'none',
      originalTransferMethod: protocol === 'deviceCode' ? 'deviceCodeFlow' : 'none',
    },
  };
}

const spraySamples = {
  'password_spray/attack.json': times(10, (index) => signIn(`user${index}`, { at: index * 20, code: 50126, ip: '203.0.113.90', protocol: 'ropc', client: 'Mobile Apps and Desktop clients' })),
  'password_spray/office.json': [
    ...times(12, (index) => signIn(`user${index}`, { at: index * 10 })),
    ...times(9, (index) => signIn(`user${index}`, { at: 200 + index * 10, code: 50126 })),
    signIn('user9', { at: 1900, code: 50126 }),
    ...times(12, (index) => signIn(`user${index}`, { at: 200 + index * 10, code: 50076 })),
  ],
  'password_spray/one_user_then_in.json': [...times(10, (index) => signIn('ole.berg', { at: index * 10, code: 50126 })), signIn('ole.berg', { at: 120 })],
  'password_spray/one_user.json': times(15, (index) => signIn('ole.berg', { at: index * 10, code: 50126, protocol: 'none' })),
};

const push = (name, count, rest = {}) => times(count, (index) => signIn(name, { at: index * 45, code: 500121, ip: '203.0.113.90', ...rest }));
const fatigueSamples = {
  'mfa_fatigue/attack.json': [...push('ole.berg', 5), signIn('ole.berg', { at: 240, ip: '203.0.113.90' })],
  'mfa_fatigue/no_approval.json': [...push('ole.berg', 8), ...push('noor.diaz', 5), signIn('ole.berg', { at: 1900, ip: '203.0.113.90' }), ...push('mira.holm', 6), signIn('mira.holm', { at: 400, ip: '203.0.113.90', category: 'NonInteractiveUserSignInLogs', interactive: false }), signIn('ida.falk', { at: -10, ip: '203.0.113.90' }), signIn('ida.falk', { at: 5, ip: '203.0.113.90' }), ...times(6, (index) => signIn('ida.falk', { at: 20 + index * 45, code: 500121, ip: '203.0.113.90' }))],
  'mfa_fatigue/below_threshold.json': [...push('ida.falk', 4, { ip: '198.51.100.40' }), signIn('ida.falk', { at: 200 }), ...times(6, (index) => signIn('mira.holm', { at: index * 20, code: 50126 })), signIn('mira.holm', { at: 200 })],
};

const azurePowerShell = { app: 'Azure Active Directory PowerShell', client: 'Mobile Apps and Desktop clients', agent: 'Mozilla/5.0 (Windows NT; Windows NT 10.0; en-US) WindowsPowerShell/5.1.22621.4111' };
const protocolSamples = {
  'device_code_or_ropc/attack.json': [
    signIn('ole.berg', { ...azurePowerShell, protocol: 'ropc', code: 50076 }),
    signIn('ida.falk', { ...azurePowerShell, at: 60, protocol: 'deviceCode', app: 'Microsoft Authentication Broker' }),
  ],
  'device_code_or_ropc/browser.json': [signIn('ole.berg', {}), signIn('ida.falk', { at: 30, protocol: 'oAuth2' }), signIn('noor.diaz', { at: 50, protocol: 'saml20', app: 'Expenses' })],
  'device_code_or_ropc/failed_or_token_refresh.json': [
    signIn('ole.berg', { ...azurePowerShell, protocol: 'ropc', code: 50126 }),
    signIn('ole.berg', { ...azurePowerShell, at: 20, protocol: 'ropc', code: 50053 }),
    signIn('ida.falk', { ...azurePowerShell, at: 40, protocol: 'deviceCode', code: 70016 }),
    signIn('ida.falk', { ...azurePowerShell, at: 60, protocol: 'deviceCode', category: 'NonInteractiveUserSignInLogs', interactive: false }),
  ],
};

const firstCountrySamples = {
  'new_country/before.json': [
    ...times(3, (index) => signIn('ole.berg', { at: -86400 * (index + 2) })),
    signIn('ole.berg', { at: -86400 * 9, ip: '192.0.2.14', country: 'DE' }),
    signIn('noor.diaz', { at: -86400 * 4, ip: '192.0.2.14', country: 'DE' }),
    signIn('ida.falk', { at: -86400 * 3, ip: '203.0.113.90', country: 'BR', code: 50126 }),
    signIn('ida.falk', { at: -86400 * 2 }),
  ],
  'new_country/attack.json': [signIn('ole.berg', { ip: '203.0.113.90', country: 'BR' }), signIn('ida.falk', { at: 90, ip: '203.0.113.90', country: 'BR' })],
  'new_country/known_country.json': [signIn('ole.berg', { ip: '192.0.2.14', country: 'DE' }), signIn('noor.diaz', { at: 60, ip: '192.0.2.14', country: 'DE' })],
  'new_country/failed_or_no_baseline.json': [signIn('noor.diaz', { ip: '203.0.113.90', country: 'VN', code: 50126 }), signIn('noor.diaz', { at: 30, ip: '203.0.113.90', country: 'VN', category: 'NonInteractiveUserSignInLogs', interactive: false }), signIn('new.starter', { at: 60 })],
};

writeSamples(import.meta.url, {
  ...roleSamples,
  ...strongSamples,
  ...consentSamples,
  ...appRoleSamples,
  ...applicationSamples,
  ...domainSamples,
  ...policySamples,
  ...spraySamples,
  ...fatigueSamples,
  ...protocolSamples,
  ...firstCountrySamples,
});
