import type { RawEvent } from '../raw-format.ts';
import { addGroups } from './text-event.ts';

/** `%ASA-config-5-111008: …`, `%FTD-1-430003: …`, `%SISF-4-IP_THEFT: …` */
const MESSAGE =
  /%(?<facility>[A-Z][A-Z0-9_]*)(?:-(?<class>[a-z][\w-]*?))?-(?<severity>\d)-(?<mnemonic>\w+): ?(?<text>.*)$/;

/** Adds the fields of a Cisco message, with the names of the Splunk add-ons. */
export function addCiscoFields(event: RawEvent, line: string): void {
  const groups = MESSAGE.exec(line)?.groups;
  if (groups === undefined) return;
  const { facility = '', severity, mnemonic = '', text = '' } = groups;
  if (facility === 'ASA' || facility === 'FTD' || facility === 'PIX') {
    addGroups(event, {
      message_id: mnemonic,
      log_level: severity,
      log_class: groups['class'],
      message: text,
    });
    event.set('sourcetype', facility === 'FTD' ? 'cisco:ftd:syslog' : 'cisco:asa');
    addFirewallFields(event, { id: mnemonic, text });
  } else {
    addGroups(event, { facility, severity_id: severity, mnemonic, message_text: text });
    event.set('sourcetype', 'cisco:ios');
    addSwitchFields(event, text);
  }
}

interface FirewallMessage {
  readonly id: string;
  readonly text: string;
}

function addFirewallFields(event: RawEvent, { id, text }: FirewallMessage): void {
  addGroups(event, FIREWALL_MESSAGES.get(id)?.exec(text)?.groups);
  if (!KEYED.has(id)) return;
  // `SrcIP: 10.0.0.1, DstIP: …`
  for (const [, name = '', value = ''] of text.matchAll(/([A-Z]\w+): ([^,]*)(?:, |$)/g)) {
    if (value.trim() !== '') event.set(name, value.trim());
  }
}

/** Connection, intrusion, file and malware events. */
const KEYED = new Set(['430001', '430002', '430003', '430004', '430005']);

const ENDPOINT = String.raw`(?<src_interface>[^:\s]+):(?<src_ip>[\da-fA-F.:]+)\/(?<src_port>\d+)`;
const TARGET = String.raw`(?<dest_interface>[^:\s]+):(?<dest_ip>[\da-fA-F.:]+)\/(?<dest_port>\d+)`;
const BUILT = new RegExp(
  String.raw`^(?<action>Built) (?<direction>inbound|outbound) (?<transport>\w+) connection (?<session_id>\d+) for ${ENDPOINT} .*?to ${TARGET}`,
);
const TEARDOWN = new RegExp(
  String.raw`^(?<action>Teardown) (?<transport>\w+) connection (?<session_id>\d+) for ${ENDPOINT} to ${TARGET} duration (?<duration>[\d:]+) bytes (?<bytes>\d+)`,
);
const DENY = new RegExp(
  String.raw`^(?<action>Deny) (?<transport>\w+) src ${ENDPOINT} dst ${TARGET} by access-group "(?<rule>[^"]+)"`,
);
/** By a server, or by the local database of the device; newer releases add the source of the user. */
const REJECTED =
  /^AAA user (?<auth_type>\w+) (?<action>Rejected) ?: reason = (?<reason>.*?) ?: (?:server = (?<server>\S+)|local database) ?: user = (?<user>\S+)(?: ?: user IP = (?<src_ip>\S+))?/;

const FIREWALL_MESSAGES: ReadonlyMap<string, RegExp> = new Map([
  ['106023', DENY],
  ['111008', /^User '(?<user>[^']*)' (?<action>executed) the '(?<command>.*)' command/],
  ['111009', /^User '(?<user>[^']*)' (?<action>executed) cmd: ?'?(?<command>.*?)'?$/],
  [
    '111010',
    /^User '(?<user>[^']*)', running '(?<process_name>[^']*)' from IP (?<src_ip>\S+), (?<action>executed) '(?<command>.*)'/,
  ],
  [
    '113004',
    /^AAA user (?<auth_type>\w+) (?<action>Successful) ?: server = (?<server>\S+) ?: user = (?<user>\S+)/,
  ],
  ['113005', REJECTED],
  ['113015', REJECTED],
  ['302013', BUILT],
  ['302014', TEARDOWN],
  ['302015', BUILT],
  ['302016', TEARDOWN],
  [
    '605004',
    /^Login (?<action>denied) from (?<src_ip>[^/]+)\/(?<src_port>\d+) to (?<dest_interface>[^:]+):(?<dest_ip>[^/]+)\/(?<service>\S+) for user "(?<user>[^"]*)"/,
  ],
  [
    '605005',
    /^Login (?<action>permitted) from (?<src_ip>[^/]+)\/(?<src_port>\d+) to (?<dest_interface>[^:]+):(?<dest_ip>[^/]+)\/(?<service>\S+) for user "(?<user>[^"]*)"/,
  ],
]);

const SWITCH_PAIRS: ReadonlyMap<string, string> = new Map([
  ['A', 'src_ip'],
  ['V', 'src_vlan'],
  ['M', 'src_mac'],
  ['MAC', 'src_mac'],
]);

function addSwitchFields(event: RawEvent, text: string): void {
  for (const [, key = '', value = ''] of text.matchAll(/\b([A-Za-z]+)=(\S+)/g)) {
    const name = SWITCH_PAIRS.get(key);
    if (name !== undefined) event.set(name, value);
    if (key === 'I') addInterface(event, 'src', value);
    if (key === 'New') addInterface(event, 'dest', value);
  }
  const [, cause, place] = /\b([a-z-]+) error detected on ([\w/]+)/.exec(text) ?? [];
  addGroups(event, { disable_cause: cause, command: /logged command: ?(.*)$/.exec(text)?.[1] });
  const port = place ?? /\b(?:on (?:port|interface)|port) ([A-Z][A-Za-z]+[\d/]+)/.exec(text)?.[1];
  if (port !== undefined) addInterface(event, 'src', port);
  const mac = /\b((?:[0-9a-f]{4}\.){2}[0-9a-f]{4})\b/i.exec(text)?.[1];
  if (mac !== undefined && !event.has('src_mac')) event.set('src_mac', mac);
}

const INTERFACES: ReadonlyMap<string, string> = new Map([
  ['Et', 'Ethernet'],
  ['Fa', 'FastEthernet'],
  ['Gi', 'GigabitEthernet'],
  ['Te', 'TenGigabitEthernet'],
  ['Po', 'Port-channel'],
  ['Vl', 'Vlan'],
]);

/** The parts of `Gi1/0/3`. */
function addInterface(event: RawEvent, side: 'src' | 'dest', name: string): void {
  const [, prefix = '', suffix] = /^([A-Za-z-]+)([\d/.]+)$/.exec(name) ?? [];
  if (suffix === undefined) return;
  event.set(`${side}_interface`, name);
  event.set(`${side}_int_prefix`, prefix);
  event.set(`${side}_int_prefix_long`, INTERFACES.get(prefix) ?? prefix);
  event.set(`${side}_int_suffix`, suffix);
}
