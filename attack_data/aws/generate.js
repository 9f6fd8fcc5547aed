// Writes the CloudTrail samples in this folder, in the record format that CloudTrail delivers.
import { hex, later, letters, times, uuid, writeSamples } from '../samples.js';

const ACCOUNT = '111122223333';
const REGION = 'eu-central-1';
const START = '2026-10-06T08:14:00Z';
const CLI = 'aws-cli/2.17.20 md/awscrt#0.20.11 ua/2.0 os/linux#6.8.0-45-generic md/arch#x86_64 lang/python#3.11.8 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off md/command#';
const TERRAFORM = 'APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/5.67.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.30.5 os/linux lang/go#1.22.6 md/GOOS#linux md/GOARCH#amd64 api/iam#1.35.2';
const CONSOLE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36';

const user = (name) => ({
  type: 'IAMUser',
  principalId: `AIDA${letters(name, 17)}`,
  arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  accountId: ACCOUNT,
  accessKeyId: `AKIA${letters(`${name} key`, 16)}`,
  userName: name,
});

const root = {
  type: 'Root',
  principalId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:root`,
  accountId: ACCOUNT,
  accessKeyId: `ASIA${letters('root', 16)}`,
  sessionContext: { attributes: { creationDate: START, mfaAuthenticated: 'false' } },
};

const role = (name, session, path = '') => ({
  type: 'AssumedRole',
  principalId: `AROA${letters(name, 17)}:${session}`,
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/${session}`,
  accountId: ACCOUNT,
  accessKeyId: `ASIA${letters(session, 16)}`,
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: `AROA${letters(name, 17)}`,
      arn: `arn:aws:iam::${ACCOUNT}:role/${path}${name}`,
      accountId: ACCOUNT,
      userName: name,
    },
    attributes: { creationDate: START, mfaAuthenticated: 'false' },
  },
});

const ci = role('deploy-pipeline', 'GitHubActions');
const autoscaling = role(
  'AWSServiceRoleForApplicationAutoScaling_DynamoDBTable',
  'AutoScaling-ManageAlarms',
  'aws-service-role/dynamodb.application-autoscaling.amazonaws.com/',
);

/** One CloudTrail record: `call` is `service:EventName`, `rest` overrides the defaults. */
function record(call, who, rest = {}) {
  const [service, eventName] = call.split(':');
  const seed = JSON.stringify([call, who.arn, rest]);
  const { at = 0, ip = '198.51.100.23', agent, request = null, response = null, error, ...other } = rest;
  return {
    eventVersion: '1.10',
    userIdentity: who,
    eventTime: later(START, at).replace('.000', ''),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: service === 'iam' ? 'us-east-1' : REGION,
    sourceIPAddress: ip,
    userAgent: agent ?? `${CLI}${service}.${eventName}`,
    ...(error === undefined ? {} : { errorCode: error, errorMessage: denial(who, service, eventName) }),
    requestParameters: request,
    responseElements: error === undefined ? response : null,
    requestID: uuid(`${seed} request`),
    eventID: uuid(`${seed} event`),
    readOnly: /^(Get|List|Describe|Head)/.test(eventName),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...(agent?.endsWith('.amazonaws.com') ? {} : { tlsDetails: tls(service) }),
    ...other,
  };
}

const denial = (who, service, eventName) =>
  `User: ${who.arn} is not authorized to perform: ${service}:${eventName} because no identity-based policy allows the ${service}:${eventName} action`;

const tls = (service) => ({
  tlsVersion: 'TLSv1.3',
  cipherSuite: 'TLS_AES_128_GCM_SHA256',
  clientProvidedHostHeader: `${service}.${REGION}.amazonaws.com`,
});

const trail = (name) => ({ name: `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/${name}` });
const trailState = (name, state) => ({
  name,
  s3BucketName: 'example-org-trail-logs',
  includeGlobalServiceEvents: true,
  isMultiRegionTrail: true,
  trailARN: trail(name).name,
  logFileValidationEnabled: true,
  isOrganizationTrail: false,
  ...state,
});
const narrowed = { name: 'main', isMultiRegionTrail: false };
const withoutGlobal = { name: 'main', includeGlobalServiceEvents: false };
const validated = { name: 'main', enableLogFileValidation: true, isMultiRegionTrail: true, includeGlobalServiceEvents: true };

const trailSamples = {
  'cloudtrail_disabled/attack.json': [
    record('cloudtrail:StopLogging', user('mira.holm'), { request: trail('main') }),
    record('cloudtrail:DeleteTrail', user('mira.holm'), { at: 9, request: trail('main') }),
    record('cloudtrail:UpdateTrail', role('Operator', 'noor.diaz@example.com'), { at: 31, request: narrowed, response: trailState('main', { isMultiRegionTrail: false }) }),
    record('cloudtrail:UpdateTrail', user('svc-report'), { at: 44, request: withoutGlobal, response: trailState('main', { includeGlobalServiceEvents: false }) }),
  ],
  'cloudtrail_disabled/denied.json': [
    record('cloudtrail:StopLogging', user('mira.holm'), { request: trail('main'), error: 'AccessDenied' }),
    record('cloudtrail:DeleteTrail', user('mira.holm'), { at: 6, request: trail('main'), error: 'InsufficientS3BucketPolicyException' }),
  ],
  'cloudtrail_disabled/maintenance.json': [
    record('cloudtrail:UpdateTrail', ci, { agent: TERRAFORM, request: validated, response: trailState('main', {}) }),
    record('cloudtrail:StartLogging', ci, { at: 2, agent: TERRAFORM, request: trail('main') }),
    record('cloudtrail:CreateTrail', ci, { at: 3, agent: TERRAFORM, request: { ...narrowed, name: 'frankfurt-data-events', s3BucketName: 'example-org-trail-logs', includeGlobalServiceEvents: false }, response: trailState('frankfurt-data-events', { isMultiRegionTrail: false }) }),
    record('cloudtrail:GetTrailStatus', user('mira.holm'), { at: 8, request: trail('main') }),
  ],
};

const detector = { detectorId: hex('detector', 32) };
const securityServiceSamples = {
  'security_service_disabled/attack.json': [
    record('guardduty:DeleteDetector', user('mira.holm'), { request: detector }),
    record('guardduty:DeleteDetector', user('build-agent'), { at: 12, request: detector, error: 'AccessDenied' }),
    record('config:StopConfigurationRecorder', role('Operator', 'noor.diaz@example.com'), { at: 20, request: { configurationRecorderName: 'default' } }),
    record('logs:DeleteLogGroup', role('AWSServiceDesk', 'ole.berg@example.com'), { at: 22, request: { logGroupName: '/aws/lambda/orders' } }),
    record('ec2:DeleteFlowLogs', role('Operator', 'noor.diaz@example.com'), { at: 25, request: { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: 'fl-0c5d1f0e2a7b94d31' } } }, response: { DeleteFlowLogsResponse: { xmlns: 'http://ec2.amazonaws.com/doc/2016-11-15/', unsuccessful: '', requestId: uuid('flow logs') } } }),
  ],
  'security_service_disabled/service_linked_roles.json': [
    record('monitoring:DeleteAlarms', autoscaling, { ip: 'dynamodb.application-autoscaling.amazonaws.com', agent: 'dynamodb.application-autoscaling.amazonaws.com', request: { alarmNames: ['TargetTracking-table/orders-AlarmLow-2f0f8f1e'] } }),
    record('config:DeleteConfigRule', role('AWSServiceRoleForSecurityHub', 'securityhub', 'aws-service-role/securityhub.amazonaws.com/'), { at: 4, ip: 'securityhub.amazonaws.com', agent: 'securityhub.amazonaws.com', request: { configRuleName: 'securityhub-iam-user-unused-9a1f' } }),
  ],
  'security_service_disabled/other_deletions.json': [
    record('ec2:DeleteSnapshot', user('mira.holm'), { request: { snapshotId: 'snap-02c6a6d7f10b3e9aa', force: false } }),
    record('guardduty:GetDetector', user('mira.holm'), { at: 5, request: detector }),
    record('sqs:DeleteQueue', ci, { at: 6, agent: TERRAFORM, request: { queueUrl: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/orders` } }),
    record('events:DeleteRule', ci, { at: 9, agent: TERRAFORM, request: { name: 'nightly-report', force: false } }),
  ],
};

const key = (owner) => ({ accessKey: { userName: owner, accessKeyId: `AKIA${letters(`${owner} new`, 16)}`, status: 'Active', createDate: 'Oct 6, 2026, 8:14:00 AM' } });
const accessKeySamples = {
  'access_key_for_another_user/attack.json': [
    record('iam:CreateAccessKey', user('build-agent'), { request: { userName: 'backup-admin' }, response: key('backup-admin') }),
    record('iam:CreateAccessKey', role('Developer', 'noor.diaz@example.com'), { at: 40, request: { userName: 'mira.holm' }, response: key('mira.holm') }),
  ],
  'access_key_for_another_user/own_key.json': [
    record('iam:CreateAccessKey', user('mira.holm'), { request: { userName: 'mira.holm' }, response: key('mira.holm') }),
    record('iam:CreateAccessKey', user('mira.holm'), { at: 30, agent: CONSOLE, response: key('mira.holm'), sessionCredentialFromConsole: 'true' }),
  ],
  'access_key_for_another_user/denied_or_benign.json': [
    record('iam:CreateAccessKey', user('build-agent'), { request: { userName: 'backup-admin' }, error: 'AccessDenied' }),
    record('iam:UpdateAccessKey', user('mira.holm'), { at: 3, request: { userName: 'backup-admin', status: 'Inactive', accessKeyId: `AKIA${letters('old', 16)}` } }),
    record('iam:ListAccessKeys', user('mira.holm'), { at: 4, request: { userName: 'backup-admin' } }),
  ],
};

const profile = (owner, reset) => ({ loginProfile: { userName: owner, createDate: 'Oct 6, 2026, 8:14:00 AM', passwordResetRequired: reset } });
const passwordSamples = {
  'console_password_for_another_user/attack.json': [
    record('iam:CreateLoginProfile', user('build-agent'), { request: { userName: 'backup-admin', passwordResetRequired: false }, response: profile('backup-admin', false) }),
    record('iam:UpdateLoginProfile', user('build-agent'), { at: 17, request: { userName: 'finance-ro' } }),
  ],
  'console_password_for_another_user/help_desk.json': [
    record('iam:CreateLoginProfile', role('HelpDesk', 'ole.berg@example.com'), { agent: CONSOLE, request: { userName: 'new.starter', passwordResetRequired: true }, response: profile('new.starter', true) }),
    record('iam:UpdateLoginProfile', role('HelpDesk', 'ole.berg@example.com'), { at: 90, agent: CONSOLE, request: { userName: 'mira.holm', passwordResetRequired: true } }),
  ],
  'console_password_for_another_user/own_or_denied.json': [
    record('iam:UpdateLoginProfile', user('mira.holm'), { request: { userName: 'mira.holm' } }),
    record('iam:UpdateLoginProfile', user('build-agent'), { at: 8, request: { userName: 'finance-ro' }, error: 'AccessDenied' }),
    record('iam:DeleteLoginProfile', user('mira.holm'), { at: 9, request: { userName: 'left.company' } }),
  ],
};

const policy = (...statements) => JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 4);
const everything = { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' };
const everyIdentity = { Effect: 'Allow', Action: ['iam:*'], Resource: ['*'] };
const version = { policyVersion: { versionId: 'v4', isDefaultVersion: true, createDate: 'Oct 6, 2026, 8:14:00 AM' } };
const policyArn = (name) => `arn:aws:iam::${ACCOUNT}:policy/${name}`;
const newVersion = (name, ...statements) => ({ request: { policyArn: policyArn(name), policyDocument: policy(...statements), setAsDefault: true }, response: version });
const policySamples = {
  'iam_wildcard_policy/attack.json': [
    record('iam:CreatePolicyVersion', user('build-agent'), newVersion('build', everything)),
    record('iam:CreatePolicy', user('build-agent'), { at: 4, request: { policyName: 'everything', policyDocument: policy(everything) } }),
    record('iam:PutUserPolicy', user('build-agent'), { at: 7, request: { userName: 'build-agent', policyName: 'x', policyDocument: policy({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::example-artifacts/*' }, everyIdentity) } }),
    record('iam:PutRolePolicy', role('Developer', 'noor.diaz@example.com'), { at: 15, request: { roleName: 'lambda-orders', policyName: 'inline', policyDocument: policy(everything) } }),
    record('iam:PutGroupPolicy', user('build-agent'), { at: 22, request: { groupName: 'developers', policyName: 'inline', policyDocument: policy(everyIdentity) } }),
  ],
  'iam_wildcard_policy/restricted.json': [
    record('iam:CreatePolicyVersion', ci, { at: 1, agent: TERRAFORM, ...newVersion('reader', { Effect: 'Allow', Action: ['s3:*'], Resource: '*' }) }),
    record('iam:CreatePolicyVersion', ci, { at: 2, agent: TERRAFORM, ...newVersion('own-bucket', { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::example-artifacts/*' }) }),
    record('iam:CreatePolicyVersion', ci, { at: 3, agent: TERRAFORM, ...newVersion('guard', { Sid: 'NobodyDoesAnything', Effect: 'Deny', Action: '*', Resource: '*' }) }),
    record('iam:PutRolePolicy', ci, { at: 5, agent: TERRAFORM, request: { roleName: 'break-glass', policyName: 'mfa-only', policyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }) } }),
  ],
  'iam_wildcard_policy/denied_or_deleted.json': [
    record('iam:CreatePolicyVersion', user('build-agent'), { ...newVersion('build', everything), error: 'AccessDenied' }),
    record('iam:DeletePolicyVersion', user('mira.holm'), { at: 4, request: { policyArn: policyArn('build'), versionId: 'v3' } }),
    record('iam:SimulateCustomPolicy', user('mira.holm'), { at: 9, request: { policyInputList: [policy(everything)], actionNames: ['s3:GetObject'] } }),
    record('kms:PutKeyPolicy', user('mira.holm'), { at: 12, request: { keyId: uuid('key'), policyName: 'default', policyDocument: policy(everything) } }),
  ],
};

const device = (owner) => `arn:aws:iam::${ACCOUNT}:mfa/${owner}`;
const mfaSamples = {
  'mfa_device_removed/attack.json': [
    record('iam:DeactivateMFADevice', user('build-agent'), { request: { userName: 'backup-admin', serialNumber: device('backup-admin') } }),
    record('iam:DeleteVirtualMFADevice', root, { at: 620, agent: 'AWS Internal', request: { serialNumber: device('root-account-mfa-device') } }),
    record('iam:EnableMFADevice', user('ole.berg'), { at: 700, agent: CONSOLE, request: { userName: 'ole.berg', serialNumber: device('ole-phone') } }),
  ],
  'mfa_device_removed/new_phone.json': [
    record('iam:DeactivateMFADevice', user('mira.holm'), { agent: CONSOLE, request: { userName: 'mira.holm', serialNumber: device('mira-old-phone') } }),
    record('iam:DeleteVirtualMFADevice', user('mira.holm'), { at: 3, agent: CONSOLE, request: { serialNumber: device('mira-old-phone') } }),
    record('iam:CreateVirtualMFADevice', user('mira.holm'), { at: 40, agent: CONSOLE, request: { path: '/', virtualMFADeviceName: 'mira-new-phone' }, response: { virtualMFADevice: { serialNumber: device('mira-new-phone') } } }),
    record('iam:EnableMFADevice', user('mira.holm'), { at: 75, agent: CONSOLE, request: { userName: 'mira.holm', serialNumber: device('mira-new-phone') } }),
  ],
  'mfa_device_removed/denied.json': [
    record('iam:DeactivateMFADevice', user('build-agent'), { request: { userName: 'backup-admin', serialNumber: device('backup-admin') }, error: 'AccessDenied' }),
    record('iam:DeleteVirtualMFADevice', user('build-agent'), { at: 2, request: { serialNumber: device('backup-admin') }, error: 'DeleteConflictException' }),
    record('iam:ListMFADevices', user('build-agent'), { at: 3, request: { userName: 'backup-admin' } }),
  ],
};

const metadata = `<?xml version="1.0"?><EntityDescriptor entityID="https://idp.example.net/${hex('idp', 8)}" xmlns="urn:oasis:names:tc:SAML:2.0:metadata"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.net/sso"/></IDPSSODescriptor></EntityDescriptor>`;
const provider = (name) => `arn:aws:iam::${ACCOUNT}:saml-provider/${name}`;
const federationSamples = {
  'identity_provider_changed/attack.json': [
    record('iam:UpdateSAMLProvider', user('build-agent'), { request: { sAMLMetadataDocument: metadata, sAMLProviderArn: provider('corp') }, response: { sAMLProviderArn: provider('corp') } }),
    record('iam:CreateSAMLProvider', role('Developer', 'noor.diaz@example.com'), { at: 60, request: { sAMLMetadataDocument: metadata, name: 'corp2' }, response: { sAMLProviderArn: provider('corp2') } }),
    record('iam:CreateOpenIDConnectProvider', user('build-agent'), { at: 80, request: { url: 'https://token.example.net', clientIDList: ['sts.amazonaws.com'], thumbprintList: [hex('thumb', 40)] }, response: { openIDConnectProviderArn: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.net` } }),
  ],
  'identity_provider_changed/read_only.json': [
    record('iam:GetSAMLProvider', user('mira.holm'), { request: { sAMLProviderArn: provider('corp') } }),
    record('iam:ListOpenIDConnectProviders', ci, { at: 1, agent: TERRAFORM }),
    record('iam:TagSAMLProvider', ci, { at: 2, agent: TERRAFORM, request: { sAMLProviderArn: provider('corp'), tags: [{ key: 'owner', value: 'identity' }] } }),
  ],
  'identity_provider_changed/denied.json': [
    record('iam:UpdateSAMLProvider', user('build-agent'), { request: { sAMLMetadataDocument: metadata, sAMLProviderArn: provider('corp') }, error: 'AccessDenied' }),
    record('iam:CreateSAMLProvider', user('build-agent'), { at: 3, request: { sAMLMetadataDocument: metadata, name: 'corp' }, error: 'EntityAlreadyExistsException' }),
  ],
};

const done = (seed) => ({ requestId: uuid(seed), _return: true });
const share = (name, parameter, seed, change, id) => ({
  request: { ...(name === 'image' ? { imageId: `ami-${hex(seed, 17)}` } : { snapshotId: `snap-${hex(seed, 17)}` }), [parameter]: change, attributeType: id },
  response: done(seed),
});
const shareSnapshot = (seed, change) => share('snapshot', 'createVolumePermission', seed, change, 'CREATE_VOLUME_PERMISSION');
const shareImage = (seed, change) => share('image', 'launchPermission', seed, change, 'launchPermission');
const toAccount = (id) => ({ add: { items: [{ userId: id }] } });
const sharedSamples = {
  'snapshot_shared/attack.json': [
    record('ec2:ModifySnapshotAttribute', user('build-agent'), shareSnapshot('a', toAccount('444455556666'))),
    record('ec2:ModifyImageAttribute', user('build-agent'), { at: 10, ...shareImage('b', toAccount('444455556666')) }),
    record('ec2:ModifySnapshotAttribute', role('Developer', 'noor.diaz@example.com'), { at: 21, ...shareSnapshot('c', { add: { items: [{ groups: 'all' }] } }) }),
    record('ec2:ModifyImageAttribute', role('Developer', 'noor.diaz@example.com'), { at: 30, ...shareImage('d', { add: { items: [{ groups: 'all' }] } }) }),
    record('rds:ModifyDBSnapshotAttribute', user('build-agent'), { at: 44, request: { dBSnapshotIdentifier: 'orders-2026-10-06', attributeName: 'restore', valuesToAdd: ['444455556666'] }, response: { dBSnapshotIdentifier: 'orders-2026-10-06', dBSnapshotAttributes: [{ attributeName: 'restore', attributeValues: ['444455556666'] }] } }),
  ],
  'snapshot_shared/own_accounts.json': [
    record('ec2:ModifyImageAttribute', ci, { agent: TERRAFORM, ...shareImage('golden', toAccount('111122224444')) }),
    record('ec2:ModifySnapshotAttribute', role('BackupOperator', 'nightly'), { at: 4, ...shareSnapshot('nightly', toAccount('111122225555')) }),
  ],
  'snapshot_shared/revoked_or_denied.json': [
    record('ec2:ModifySnapshotAttribute', user('mira.holm'), shareSnapshot('a', { remove: { items: [{ userId: '444455556666' }] } })),
    record('ec2:ModifySnapshotAttribute', user('build-agent'), { at: 5, ...shareSnapshot('e', toAccount('444455556666')), error: 'Client.UnauthorizedOperation' }),
    record('ec2:DescribeSnapshotAttribute', user('build-agent'), { at: 7, request: { snapshotId: `snap-${hex('a', 17)}`, attributeType: 'CREATE_VOLUME_PERMISSION' } }),
  ],
};

const bucket = (name, rest) => ({ bucketName: name, Host: `${name}.s3.${REGION}.amazonaws.com`, ...rest });
const s3 = (name, seed) => ({
  additionalEventData: { SignatureVersion: 'SigV4', CipherSuite: 'TLS_AES_128_GCM_SHA256', bytesTransferredIn: 0, AuthenticationMethod: 'AuthHeader', 'x-amz-id-2': hex(`${seed} id`, 48), bytesTransferredOut: 0 },
  resources: [{ accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${name}` }],
});
const acl = (name, rest, seed) => ({ request: bucket(name, { acl: '', ...rest }), ...s3(name, seed) });
const bucketSamples = {
  's3_bucket_public/attack.json': [
    record('s3:PutBucketAcl', user('build-agent'), acl('example-hr-exports', { accessControlList: { 'x-amz-grant-read': 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' } }, 'a')),
    record('s3:PutBucketAcl', user('build-agent'), { at: 6, ...acl('example-hr-archive', { accessControlList: { 'x-amz-grant-write-acp': 'uri="http://acs.amazonaws.com/groups/global/AuthenticatedUsers"' } }, 'b') }),
    record('s3:PutBucketAcl', role('Developer', 'noor.diaz@example.com'), { at: 15, ...acl('example-static', { 'x-amz-acl': ['public-read'] }, 'c') }),
    record('s3:PutBucketAcl', user('build-agent'), { at: 20, ...acl('example-drop', { 'x-amz-acl': ['public-read-write'] }, 'i') }),
    record('s3:PutBucketAcl', user('build-agent'), { at: 24, ...acl('example-share', { 'x-amz-acl': ['authenticated-read'] }, 'j') }),
  ],
  's3_bucket_public/private_or_log_delivery.json': [
    record('s3:PutBucketAcl', ci, { agent: TERRAFORM, ...acl('example-artifacts', { 'x-amz-acl': ['private'] }, 'd') }),
    record('s3:PutBucketAcl', ci, { at: 3, agent: TERRAFORM, ...acl('example-access-logs', { accessControlList: { 'x-amz-grant-write': 'uri="http://acs.amazonaws.com/groups/s3/LogDelivery"' } }, 'e') }),
    record('s3:GetBucketAcl', user('mira.holm'), { at: 5, ...acl('example-hr-exports', {}, 'f') }),
  ],
  's3_bucket_public/denied.json': [
    record('s3:PutBucketAcl', user('build-agent'), { ...acl('example-hr-exports', { 'x-amz-acl': ['public-read'] }, 'g'), error: 'AccessDenied' }),
    record('s3:PutObjectAcl', user('build-agent'), { at: 4, request: bucket('example-static', { key: 'logo.svg', acl: '', 'x-amz-acl': ['public-read'] }), ...s3('example-static', 'h') }),
  ],
};

const lifecycle = (name, rule, seed) => ({
  request: bucket(name, { lifecycle: '', LifecycleConfiguration: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', Rule: rule } }),
  ...s3(name, seed),
});
const expire = (days, status = 'Enabled') => ({ ID: `after-${days}`, Status: status, Filter: { Prefix: '' }, Expiration: { Days: days } });
const lifecycleSamples = {
  's3_lifecycle_expiration/attack.json': [
    record('s3:PutBucketLifecycle', user('build-agent'), lifecycle('example-org-trail-logs', expire(1), 'a')),
    record('s3:PutBucketLifecycle', user('build-agent'), { at: 11, ...lifecycle('example-hr-archive', [expire(400), expire(3)], 'b') }),
    record('s3express:PutBucketLifecycleConfiguration', user('build-agent'), { at: 25, ...lifecycle('example-fast--euc1-az1--x-s3', expire(2), 'i') }),
  ],
  's3_lifecycle_expiration/retention.json': [
    record('s3:PutBucketLifecycle', ci, { agent: TERRAFORM, ...lifecycle('example-org-trail-logs', expire(400), 'c') }),
    record('s3:PutBucketLifecycle', ci, { at: 2, agent: TERRAFORM, ...lifecycle('example-artifacts', expire(4), 'd') }),
    record('s3:PutBucketLifecycle', ci, { at: 4, agent: TERRAFORM, ...lifecycle('example-uploads', { ID: 'parts', Status: 'Enabled', Filter: { Prefix: '' }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }, 'e') }),
  ],
  's3_lifecycle_expiration/denied_or_disabled.json': [
    record('s3:PutBucketLifecycle', user('build-agent'), { ...lifecycle('example-org-trail-logs', expire(1), 'f'), error: 'AccessDenied' }),
    record('s3:PutBucketLifecycle', user('mira.holm'), { at: 5, ...lifecycle('example-scratch', expire(1, 'Disabled'), 'g') }),
    record('s3:DeleteBucketLifecycle', user('mira.holm'), { at: 6, request: bucket('example-scratch', { lifecycle: '' }), ...s3('example-scratch', 'h') }),
  ],
};

const entry = (rest, seed) => ({
  request: { networkAclId: 'acl-0b8f1c2d3e4f50617', ruleNumber: 10, egress: false, ruleAction: 'allow', icmpTypeCode: {}, portRange: {}, aclProtocol: '-1', cidrBlock: '0.0.0.0/0', ...rest },
  response: done(seed),
});
const { cidrBlock: _, ...ipv6 } = entry({ ipv6CidrBlock: '::/0' }, 'v6').request;
const aclSamples = {
  'network_acl_allow_all/attack.json': [
    record('ec2:CreateNetworkAclEntry', user('build-agent'), entry({}, 'a')),
    record('ec2:ReplaceNetworkAclEntry', role('Operator', 'noor.diaz@example.com'), { at: 8, ...entry({ ruleNumber: 100 }, 'b') }),
    record('ec2:CreateNetworkAclEntry', user('ole.berg'), { at: 12, request: ipv6, response: done('c') }),
  ],
  'network_acl_allow_all/restricted.json': [
    record('ec2:CreateNetworkAclEntry', ci, { agent: TERRAFORM, ...entry({ aclProtocol: '6', portRange: { from: 443, to: 443 } }, 'd') }),
    record('ec2:CreateNetworkAclEntry', ci, { at: 2, agent: TERRAFORM, ...entry({ cidrBlock: '10.20.0.0/16' }, 'e') }),
    record('ec2:CreateNetworkAclEntry', ci, { at: 2, agent: TERRAFORM, ...entry({ cidrBlock: '0.0.0.0/8' }, 'j') }),
    record('ec2:CreateNetworkAclEntry', ci, { at: 2, agent: TERRAFORM, request: { ...ipv6, ipv6CidrBlock: '::ffff:0:0/96' }, response: done('k') }),
    record('ec2:CreateNetworkAclEntry', ci, { at: 3, agent: TERRAFORM, ...entry({ egress: true }, 'f') }),
    record('ec2:ReplaceNetworkAclEntry', ci, { at: 4, agent: TERRAFORM, ...entry({ ruleAction: 'deny', ruleNumber: 32766 }, 'g') }),
  ],
  'network_acl_allow_all/denied_or_deleted.json': [
    record('ec2:CreateNetworkAclEntry', user('build-agent'), { ...entry({}, 'h'), error: 'Client.UnauthorizedOperation' }),
    record('ec2:DeleteNetworkAclEntry', user('mira.holm'), { at: 4, request: { networkAclId: 'acl-0b8f1c2d3e4f50617', ruleNumber: 10, egress: false }, response: done('i') }),
  ],
};

const discoveryCalls = ['iam:ListUsers', 'iam:ListRoles', 's3:ListBuckets', 'ec2:DescribeInstances', 'secretsmanager:ListSecrets', 'lambda:ListFunctions', 'rds:DescribeDBInstances', 'kms:ListKeys', 'dynamodb:ListTables'];
const denied = (who, calls, rest) => calls.map((call, index) => record(call, who, { at: index * 20, error: call.startsWith('ec2') ? 'Client.UnauthorizedOperation' : 'AccessDenied', ...rest }));
const discoverySamples = {
  'access_denied_burst/attack.json': [
    ...denied(user('build-agent'), discoveryCalls.slice(0, 8), { ip: '203.0.113.77' }),
    ...denied(user('build-agent'), ['iam:ListUsers'], { at: 200, ip: '203.0.113.77' }),
  ],
  'access_denied_burst/one_missing_permission.json': [
    ...times(9, (index) => record('s3:ListBuckets', ci, { at: index * 15, agent: TERRAFORM, error: 'AccessDenied' })),
    ...denied(user('mira.holm'), discoveryCalls.slice(0, 7), {}),
    record('kms:ListKeys', user('mira.holm'), { at: 900, error: 'AccessDenied' }),
  ],
  'access_denied_burst/allowed_inventory.json': [
    ...discoveryCalls.map((call, index) => record(call, role('Inventory', 'nightly'), { at: index * 5 })),
    ...discoveryCalls.map((call, index) => record(call, role('Inventory', 'weekly'), { at: 100 + index * 5, error: 'ThrottlingException' })),
  ],
};

const hidden = { type: 'IAMUser', accountId: ACCOUNT, accessKeyId: '', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' };
function signIn(who, result, rest = {}) {
  const { errorMessage, ...other } = rest;
  const { tlsDetails, ...event } = record('signin:ConsoleLogin', who, { agent: CONSOLE, response: { ConsoleLogin: result }, additionalEventData: { LoginTo: 'https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true', MobileVersion: 'No', MFAUsed: 'No' }, eventType: 'AwsConsoleSignIn', ...other });
  return { ...event, ...(errorMessage === undefined ? {} : { errorMessage }), tlsDetails };
}
const failed = 'Failed authentication';
const unknown = 'No username found in supplied account';
const signInSamples = {
  'console_brute_force/attack.json': [
    ...times(7, (index) => signIn(hidden, 'Failure', { at: index * 25, ip: '203.0.113.77', errorMessage: unknown })),
    ...times(3, (index) => signIn(user('mira.holm'), 'Failure', { at: 200 + index * 25, ip: '203.0.113.77', errorMessage: failed })),
  ],
  'console_brute_force/forgotten_password.json': [
    ...times(11, (index) => signIn(user('mira.holm'), 'Failure', { at: index * 20, errorMessage: failed })),
    signIn(user('mira.holm'), 'Success', { at: 300 }),
    ...times(9, (index) => signIn(user(index % 2 ? 'ole.berg' : 'noor.diaz'), 'Failure', { at: index * 20, ip: '198.51.100.24', errorMessage: failed })),
    signIn(user('ole.berg'), 'Failure', { at: 3600, ip: '198.51.100.24', errorMessage: failed }),
  ],
  'console_brute_force/many_ips.json': [
    ...times(12, (index) => signIn(user(`user${index}`), 'Success', { at: index * 20 })),
    ...times(12, (index) => signIn(user(`user${index}`), 'Failure', { at: index * 20, ip: `198.51.100.${30 + index}`, errorMessage: failed })),
  ],
};

writeSamples(import.meta.url, {
  ...trailSamples,
  ...securityServiceSamples,
  ...accessKeySamples,
  ...passwordSamples,
  ...policySamples,
  ...mfaSamples,
  ...federationSamples,
  ...sharedSamples,
  ...bucketSamples,
  ...lifecycleSamples,
  ...aclSamples,
  ...discoverySamples,
  ...signInSamples,
});
