/**
 * Fields whose values come from a short closed list: what the Common Information Model prescribes, methods and directions
 * of protocols, and states in the API of AWS. Names are without dataset, except those of AWS.
 */
const ENUMERATED_FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    action: [
      ...['success', 'failure', 'error', 'allowed', 'blocked', 'deferred', 'dropped', 'teardown'],
      ...[
        'created',
        'deleted',
        'modified',
        'updated',
        'acl_modified',
        'read',
        'started',
        'stopped',
      ],
      ...[
        'delivered',
        'quarantined',
        'unknown',
        'cleared',
        'added',
        'removed',
        'unlocked',
        'lockout',
      ],
    ],
    status: ['success', 'failure', 'critical', 'started', 'stopped', 'warning', 'unknown'],
    change_type: ['filesystem', 'AAA', 'restart', 'endpoint', 'network', 'account', 'auditing'],
    direction: ['inbound', 'outbound', 'internal', 'external', 'unknown'],
    severity: ['critical', 'high', 'medium', 'low', 'informational', 'unknown'],
    transport: ['tcp', 'udp', 'icmp', 'unknown'],
    protocol: ['ip', 'arp', 'appletalk', 'icmp', 'tcp', 'udp', 'unknown'],
    protocol_version: ['ipv4', 'ipv6'],
    http_method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
    message_type: ['Query', 'Response'],
    reply_code: ['NoError', 'FormErr', 'ServFail', 'NXDomain', 'NotImp', 'Refused', 'unknown'],
    result: ['success', 'failure', 'unknown'],
    outcome: ['success', 'failure', 'unknown'],
    risk_object_type: ['system', 'user', 'other'],
    'requestParameters.VersioningConfiguration.Status': ['Enabled', 'Suspended'],
    'requestParameters.ReplicationConfiguration.Rule.Status': ['Enabled', 'Disabled'],
  }),
);

/** The closed list of a field, by its whole name or by its name without dataset. */
export function enumeratedValues(field: string): readonly string[] | undefined {
  return ENUMERATED_FIELDS.get(field) ?? ENUMERATED_FIELDS.get(field.replace(/^.*\./, ''));
}
