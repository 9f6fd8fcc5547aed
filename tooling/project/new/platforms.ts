/** A kind of source that a new detection can search, with what follows from it. */
export interface Platform {
  readonly name: string;
  /** The data source if none is given. */
  readonly dataSource: string;
  /** The names of data sources that are of this kind. */
  readonly sources: RegExp;
  readonly assetType: string;
  readonly domain: string;
  /** The folder below detections/. */
  readonly folder: string;
  /** Whether its events are searched in data models. */
  readonly usesDataModels: boolean;
  /** Fields that can be the risk object, the best one first. */
  readonly risk: readonly RiskField[];
  /** Fields of result rows. */
  readonly fields: readonly string[];
  /** Fields that say what happened, for a first condition. */
  readonly keys: readonly string[];
}

/** A field with the type of its risk object. */
export interface RiskField {
  readonly field: string;
  readonly type: 'system' | 'user' | 'other';
}

const SYSTEM: RiskField = { field: 'dest', type: 'system' };
const USER: RiskField = { field: 'user', type: 'user' };
const SOURCE: RiskField = { field: 'src', type: 'system' };

/** The kinds of sources, the most specific ones first. */
export const platforms: readonly Platform[] = [
  {
    name: 'kubernetes',
    dataSource: 'Kubernetes Audit',
    sources: /kube|eks|falco/i,
    assetType: 'Kubernetes cluster',
    domain: 'threat',
    folder: 'cloud',
    usesDataModels: false,
    risk: [USER, { field: 'user.username', type: 'user' }, SYSTEM],
    fields: ['src', 'verb', 'objectRef.resource', 'objectRef.namespace', 'objectRef.name'],
    keys: ['verb', 'objectRef.resource', 'rule'],
  },
  {
    name: 'aws',
    dataSource: 'AWS CloudTrail',
    sources: /aws|amazon/i,
    assetType: 'AWS Account',
    domain: 'threat',
    folder: 'cloud',
    usesDataModels: false,
    risk: [USER, { field: 'user_arn', type: 'user' }, SOURCE],
    fields: ['user_arn', 'src', 'aws_account_id', 'eventName'],
    keys: ['eventName', 'title', 'type'],
  },
  {
    name: 'azure',
    dataSource: 'Azure Active Directory',
    sources: /azure|entra|o365|office 365|m365|ms365/i,
    assetType: 'Entra ID tenant',
    domain: 'identity',
    folder: 'identity',
    usesDataModels: false,
    risk: [USER, SOURCE, { field: 'tenantId', type: 'other' }],
    fields: ['src', 'operationName', 'Operation', 'category', 'tenantId'],
    keys: ['operationName', 'Operation'],
  },
  {
    name: 'google',
    dataSource: 'Google Cloud Platform Audit',
    sources: /google|g suite|gcp/i,
    assetType: 'GCP Project',
    domain: 'threat',
    folder: 'cloud',
    usesDataModels: false,
    risk: [USER, SOURCE],
    fields: ['src', 'protoPayload.methodName', 'data.protoPayload.methodName', 'name', 'command'],
    keys: ['protoPayload.methodName', 'data.protoPayload.methodName', 'command', 'name'],
  },
  {
    name: 'linux',
    dataSource: 'Sysmon for Linux EventID 1',
    sources: /linux|auditd|osquery/i,
    assetType: 'Endpoint',
    domain: 'endpoint',
    folder: 'linux',
    usesDataModels: true,
    risk: [SYSTEM, USER],
    fields: ['user', 'process', 'type', 'exe', 'action'],
    keys: ['type', 'vendor_action', 'process'],
  },
  {
    name: 'web',
    dataSource: 'Web Server Access',
    sources: /web|nginx|iis|http|squid|proxy|zscaler|cloudfront|access/i,
    assetType: 'Web Server',
    domain: 'network',
    folder: 'web',
    usesDataModels: true,
    risk: [SYSTEM, { field: 'host', type: 'system' }, SOURCE],
    fields: ['src', 'http_method', 'url', 'http_user_agent', 'status'],
    keys: ['url', 'http_user_agent'],
  },
  {
    name: 'network',
    dataSource: 'Palo Alto Network Traffic',
    sources:
      /network|zeek|bro\b|suricata|firewall|asa|fortigate|check point|palo alto|cisco|stream/i,
    assetType: 'Network',
    domain: 'network',
    folder: 'network',
    usesDataModels: true,
    risk: [SOURCE, SYSTEM, USER],
    fields: ['dest', 'dest_port', 'transport', 'app', 'action'],
    keys: ['app', 'signature', 'dest_port'],
  },
  {
    name: 'windows',
    dataSource: 'Sysmon EventID 1',
    sources: /windows|sysmon|powershell|defender|crowdstrike/i,
    assetType: 'Endpoint',
    domain: 'endpoint',
    folder: 'endpoint',
    usesDataModels: true,
    risk: [SYSTEM, USER, SOURCE],
    fields: ['user', 'EventID', 'EventCode', 'process', 'process_name'],
    keys: ['EventID', 'EventCode', 'process_name'],
  },
];

/** The kind of a data source, by its name; the last one for all others. */
export function platformOf(dataSource: string): Platform | undefined {
  return platforms.find(({ sources }) => sources.test(dataSource)) ?? platforms.at(-1);
}
