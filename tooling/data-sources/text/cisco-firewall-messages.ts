type Pattern = string | readonly string[];

/** By a server, or by the local database of the device; newer releases add the source of the user. */
const REJECTED =
  'AAA user {auth_type} {action} ?: reason = {reason} ?: (?:server = +{server}|local database) ?: user = {user}(?: ?: user IP = {src-address})?';
const BUILT = [
  '{action} (?<direction>inbound) {transport} connection {session_id} for {src} to {dest}(?: \\((?<user>[^()]+)\\))?',
  '{action} (?<direction>outbound) {transport} connection {session_id} for {dest} to {src}(?: \\((?<user>[^()]+)\\))?',
];
const TEARDOWN =
  '{action} {transport} connection {session_id} for {src} to {dest} duration {duration} bytes (?<bytes>\\d+)(?: (?<reason>[^()]+?))?(?: from (?<teardown_initiator>\\S+))?(?: \\((?<user>[^()]+)\\))?$';
const ICMP = [
  '{action} (?<direction>outbound) {transport} connection for faddr {dest-address} gaddr \\S+ laddr {src-address}(?: \\((?<user>[^()]+)\\))?(?: type (?<icmp_type>\\d+) code (?<icmp_code>\\d+))?',
  '{action}(?: (?<direction>inbound))? {transport} connection for faddr {src-address} gaddr \\S+ laddr {dest-address}(?: \\((?<user>[^()]+)\\))?(?: type (?<icmp_type>\\d+) code (?<icmp_code>\\d+))?',
];
const ACCESS_LIST =
  "access-list {rule} {action} {transport} (?:for user '?(?<user>[^\\s']+)'? )?{src} (?:-> )?{dest}";
const LOGIN =
  'Login {action} from {src-address} to (?<dest_interface>[^:]+):(?<dest_address>[^/]+)\\/{service} for user "(?<user>[^"]*)"';
const TRANSLATION =
  '{action} (?:dynamic|static) {transport} translation from {src} to {dest}(?: duration {duration})?';
const FILTER =
  'Dynamic Filter {action} {list_type} {transport} traffic from {src} to {dest}, (?:source|destination) .*? resolved from (?<matched_list>[^:]+): (?<domain_name>[^,]+), threat-level: (?<threat_level>[^,]+), category: (?<category>.+?)\\.?$';
const REVERSE =
  '{action} {transport} (?:reverse path check|connection spoof) from {src-address} to {dest-address} on interface {dest_interface}';
const SESSION_START =
  '{session} (?:{transport} )?(?<signature>SVC|WebVPN|AnyConnect).*? (?:session|connection) {action}';

/**
 * The messages of Cisco ASA by ID, as the manual of its syslog messages writes them: the text of a message with the
 * names of fields in braces, otherwise a regular expression.
 */
export const FIREWALL_MESSAGES: ReadonlyMap<string, Pattern> = new Map<string, Pattern>([
  [
    '106001',
    '{direction} {transport} connection {action} from {src-address} to {dest-address} flags {tcp_flag} +on interface {src_interface}',
  ],
  [
    '106002',
    '{transport} Connection {action} by (?<direction>outbound) list {rule} src {src-address} dest {dest-address}',
  ],
  [
    '106006',
    '{action} {direction} {transport} from {src-address} to {dest-address} on interface {src_interface}',
  ],
  [
    '106007',
    '{action} {direction} {transport} from {src-address} to {dest-address} due to {reason}\\.?$',
  ],
  ['106010', '{action} {direction} (?:protocol )?{transport} src {src} dst {dest}'],
  ['106011', '{action} {direction} \\(No xlate\\) {transport} src {src} dst {dest}'],
  ['106012', '{action} IP from {src-address} to {dest-address}, IP options'],
  ['106013', '(?<action>Dropping) echo request from {src-address} to PAT address {dest-address}'],
  ['106014', '{action} {direction} {transport} src {src} dst {dest}{type}'],
  [
    '106015',
    '{action} {transport} \\(no connection\\) from {src-address} to {dest-address} flags {tcp_flag} +on interface {src_interface}',
  ],
  ['106016', '{action} IP spoof from {src-address} to {dest-address} on interface {src_interface}'],
  ['106017', '{action} IP due to Land Attack from {src-address} to {dest-address}'],
  [
    '106018',
    '(?<transport>ICMP) packet type (?<icmp_type>\\d+) {action} by (?<direction>outbound) list {rule} src {src-address} dest {dest-address}',
  ],
  ['106020', '{action} IP teardrop fragment \\([^)]*\\) from {src-address} to {dest-address}'],
  ['106021', REVERSE],
  ['106022', REVERSE],
  [
    '106023',
    '{action} (?:protocol )?{transport} src {src} dst {dest}{type} by access-group "(?<rule>[^"]+)"',
  ],
  ['106100', ACCESS_LIST],
  ['106102', ACCESS_LIST],
  ['106103', ACCESS_LIST],
  [
    '109025',
    "Authorization {action} \\(acl=(?<rule>[^)]+)\\) for user '(?<user>[^']*)' from {src-address} to {dest-address} on interface {src_interface} using {transport}",
  ],
  [
    '110002',
    '(?<action>Failed) to locate egress interface for {transport} from {src} to {dest-address}',
  ],
  ['110003', 'Routing (?<action>failed) to locate next.?hop for {transport} from {src} to {dest}'],
  ['111008', "User '(?<user>[^']*)' {action} the '{command} command"],
  ['111009', "User '(?<user>[^']*)' {action} cmd: ?'?{command}$"],
  [
    '111010',
    "User '(?<user>[^']*)', running '(?<process_name>[^']*)' from IP {src-address}, {action} '{command}$",
  ],
  ['113004', 'AAA user {auth_type} {action} ?: server = +{server} ?: user = {user}'],
  ['113005', REJECTED],
  ['113006', 'User {user} (?<action>locked out)'],
  ['113007', 'User {user} (?<action>unlocked)'],
  ['113008', 'AAA transaction status {action}: user = {user}'],
  ['113012', 'AAA user {auth_type} {action} ?: local database ?: user = {user}'],
  [
    '113013',
    'AAA unable to complete the request (?<action>Error) ?: reason = {reason} ?: user = {user}',
  ],
  ['113014', 'AAA authentication server not accessible ?: server = +{server} ?: user = {user}'],
  ['113015', REJECTED],
  [
    '113016',
    'AAA credentials {action} ?: reason = {reason} ?: server = +{server} ?: user = {user}(?: ?: user IP = {src-address})?',
  ],
  [
    '113017',
    'AAA credentials {action} ?: reason = {reason} ?: local database ?: user = {user}(?: ?: user IP = {src-address})?',
  ],
  [
    '113019',
    'Group = (?<Group>[^,]*), Username = (?<user>[^,]*), IP = {src-address}, Session (?<action>disconnected)\\. Session Type: (?<signature>[^,]+), Duration: {duration}, Bytes xmt: (?<bytes_out>\\d+), Bytes rcv: (?<bytes_in>\\d+), Reason: (?<reason>.+?)\\.?$',
  ],
  ['113039', '{session} (?<signature>AnyConnect) parent session {action}'],
  ['302013', BUILT],
  ['302014', TEARDOWN],
  ['302015', BUILT],
  ['302016', TEARDOWN],
  ['302020', ICMP],
  ['302021', ICMP],
  [
    '303002',
    'FTP connection from {src} to {dest}, user {user} {action} file (?<file_name>.+?)\\.?$',
  ],
  [
    '304001',
    '(?:(?<user>[^@\\s]+)@)?{src-address} {action} URL (?<dest_address>[\\d.]+|[^\\s:]+):{url}',
  ],
  ['304002', 'Access {action} URL {url} SRC {src-address} DEST {dest-address}'],
  ['305011', TRANSLATION],
  ['305012', TRANSLATION],
  [
    '305013',
    '(?<rule>.+) rules matched for forward and reverse flows; Connection (?:for )?{transport} src {src} dst {dest} {action}',
  ],
  [
    '313001',
    '{action} (?<transport>ICMP) type=(?<icmp_type>\\d+), code=(?<icmp_code>\\d+) from {src-address} on interface {src_interface}',
  ],
  [
    '313004',
    '{action} (?<transport>ICMP) type=(?<icmp_type>\\d+), from (?:laddr )?{src-address} on interface {src_interface} to {dest-address}: {reason}$',
  ],
  [
    '313005',
    'No matching connection for ICMP error message: {transport} src {src} dst {dest}{type}',
  ],
  [
    '313008',
    '{action} (?<transport>ICMPv6) type=(?<icmp_type>\\d+), code=(?<icmp_code>\\d+) from {src-address} on interface {src_interface}',
  ],
  ['313009', '{action} invalid (?<transport>ICMP) code \\d+, for {src} to {dest}'],
  [
    '315011',
    'SSH session from {src-address} on interface {src_interface} for user "(?<user>[^"]*)" {action} by SSH server, reason: "(?<reason>[^"]*)"',
  ],
  ...range(338001, 338008).map((id) => [id, FILTER] as const),
  ...range(400000, 400050).map(
    (id) =>
      [
        id,
        'IPS ?:{signature_id} {signature} from {src-address} to {dest-address} on interface {src_interface}',
      ] as const,
  ),
  [
    '405001',
    'Received ARP {vendor_action} collision from {src-address}\\/(?<src_mac>[\\da-fA-F.]+) on interface {src_interface}',
  ],
  ['410001', '(?<action>Dropped) {transport} DNS \\w+ from {src} to {dest}'],
  ['419002', '(?<vendor_action>Duplicate) {transport} SYN from {src} to {dest} with'],
  ['420002', 'IPS requested to (?<action>drop) {transport} packet from {src} to {dest}'],
  ['434002', 'SFR requested to (?<action>drop) {transport} packet from {src} to {dest}'],
  [
    '502101',
    '(?<result>New user {action} to local dbase): Uname: {user}(?: Priv: (?<privilege_level>\\d+))?',
  ],
  [
    '502102',
    '(?<result>User {action} from local dbase): Uname: {user}(?: Priv: (?<privilege_level>\\d+))?',
  ],
  [
    '502103',
    '(?<result>User priv level {action}): Uname: {user} From: (?<old_privilege_level>\\d+) To: (?<new_privilege_level>\\d+)',
  ],
  [
    '502111',
    '(?<result>New group policy {action}): name: (?<object>.+?) Type: (?<object_type>\\w+)',
  ],
  ['502112', '(?<result>Group policy {action}): name: (?<object>.+?) Type: (?<object_type>\\w+)'],
  [
    '602303',
    '{signature}: An {direction} (?<tunnel_type>.+?) SA .*? between {src-address} and {dest-address} \\((?:user ?= ?)?(?<user>[^)]*)\\) has been {action}',
  ],
  [
    '602304',
    '{signature}: An {direction} (?<tunnel_type>.+?) SA .*? between {src-address} and {dest-address} \\((?:user ?= ?)?(?<user>[^)]*)\\) has been {action}',
  ],
  ['605004', LOGIN],
  ['605005', LOGIN],
  ['606001', 'ASDM session number (?<session_id>\\d+) from {src-address} {action}'],
  ['606002', 'ASDM session number (?<session_id>\\d+) from {src-address} {action}'],
  ['611101', 'User authentication {action}:(?: IP address: {src-address},)? Uname: {user}'],
  ['611102', 'User authentication {action}:(?: IP address: {src-address},)? Uname: {user}'],
  ['611103', 'User (?<action>logged out): Uname: {user}'],
  ['710001', '{transport} access (?<action>requested) from {src-address} to {dest}'],
  ['710002', '{transport} access {action} from {src-address} to {dest}'],
  ['710003', '{transport} access {action} by ACL from {src-address} to {dest}'],
  ['710005', '{transport} request {action} from {src-address} to {dest}'],
  ['710006', '{transport} request {action} from {src-address} to {dest}'],
  [
    '713228',
    'Group = (?<Group>[^,]*), Username = (?<user>[^,]*), IP = {src-address},? (?<action>Assigned) private IP address (?<assigned_ipv4>[\\d.]+) to remote user',
  ],
  ['716001', SESSION_START],
  ['716002', SESSION_START],
  ['716038', '{session} Authentication: {action}, Session Type: (?<signature>.+?)\\.?$'],
  ['716039', '{session} Authentication: {action}, Session Type: (?<signature>.+?)\\.?$'],
  ['716058', '{session} (?<signature>AnyConnect) session (?<action>lost) connection'],
  ['716059', '{session} (?<signature>AnyConnect) session {action} connection'],
  ['722022', SESSION_START],
  ['722023', SESSION_START],
  ['722028', SESSION_START],
  ['722033', SESSION_START],
  ['722034', SESSION_START],
  ['722037', '{session} (?<signature>SVC) {action} connection: {reason}\\.?$'],
  [
    '722051',
    '{session} (?:IPv4 )?Address <(?<assigned_ipv4>[^>]*)>(?: IPv6 address <(?<assigned_ipv6>[^>]*)>)? {action} to session',
  ],
  ['725001', 'Starting SSL handshake with {peer_type} {src} to {dest-address} for'],
  ['725002', 'Device completed SSL handshake with {peer_type} {src} to {dest-address} for'],
  ['725007', 'SSL session with {peer_type} {src} to {dest-address} {action}'],
  ['733100', '\\[ *(?<object>[^\\]]+?) *\\] (?<signature>.*? exceeded)\\.'],
  ['733101', '(?<object_type>Object|Host|Subnet) {object} .*?(?:is|was) (?<signature>[^.]*)\\.'],
  ['733102', 'Threat-detection (?<action>adds) host {src-address} to shun list'],
  ['734001', 'DAP: User (?<user>[^,]+), Addr {src-address}, Connection (?<signature>[^:]+):'],
]);

/** The IDs from the first to the last. */
function range(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
