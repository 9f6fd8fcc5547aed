import { csvValues } from '../csv/csv-rows.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';

/** Palo Alto firewall logs: comma-separated after a syslog header, with columns per log type. */
export const paloAlto: RawFormat = {
  id: 'palo-alto',
  summary:
    'Palo Alto firewall logs (TRAFFIC, THREAT, SYSTEM, CONFIG and others), with or without a syslog header',
  sourcetypes: ['pan:*'],
  sniff: (head) => PAYLOAD.test(head.slice(0, 2000)),
  open: (context) => readRecords({ findEnd: endOfLine, parse: parsePan }, context),
};

/** `1,2022/02/22 12:37:11,0768…,TRAFFIC,` */
const PAYLOAD = /(?<![\w,])\d*,\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d,[^,]*,([A-Z-]+),/;

function parsePan(line: string): readonly RawEvent[] | undefined {
  const match = PAYLOAD.exec(line);
  if (match === null) return undefined;
  const [, type = ''] = match;
  const values = csvValues(line.slice(match.index), ',');
  const event: RawEvent = new Map([['_raw', line]]);
  for (const [index, column] of (COLUMNS.get(type) ?? COMMON).entries()) {
    const value = values[index];
    if (value !== undefined && value !== '' && column !== '') event.set(column, value);
  }
  addOrigin(event, line.slice(0, match.index), type);
  return [event];
}

function addOrigin(event: RawEvent, header: string, type: string): void {
  const time = textTime(String(event.get('generated_time') ?? event.get('receive_time')));
  if (time !== undefined) event.set('_time', time);
  const host = event.get('dvc_name') ?? /^\w{3} +\d+ [\d:]+ (\S+)/.exec(header)?.[1];
  if (host !== undefined) event.set('host', host);
  event.set('sourcetype', `pan:${type.toLowerCase()}`);
}

const COMMON = words(`
  - receive_time serial_number type log_subtype version generated_time`);

const SESSION = words(`
  src_ip dest_ip src_translated_ip dest_translated_ip rule src_user dest_user app vsys src_zone dest_zone
  src_interface dest_interface log_forwarding_profile - session_id repeat_count src_port dest_port
  src_translated_port dest_translated_port session_flags transport action`);

const TRAFFIC = words(`
  bytes bytes_out bytes_in packets start_time duration http_category - sequence_number action_flags src_location
  dest_location - packets_out packets_in session_end_reason devicegroup_level1 devicegroup_level2
  devicegroup_level3 devicegroup_level4 vsys_name dvc_name action_source src_vm dest_vm tunnel_id
  tunnel_monitor_tag tunnel_session_id tunnel_start_time tunnel_type`);

const THREAT = words(`
  misc threat http_category severity direction sequence_number action_flags src_location dest_location -
  http_content_type pcap_id file_hash cloud_address url_index user_agent file_type xff referrer sender subject
  recipient report_id devicegroup_level1 devicegroup_level2 devicegroup_level3 devicegroup_level4 vsys_name
  dvc_name - src_vm dest_vm http_method tunnel_id tunnel_monitor_tag tunnel_session_id tunnel_start_time
  tunnel_type threat_category content_version`);

/** The hierarchy of device groups, and the device. */
const DEVICE = words(`
  devicegroup_level1 devicegroup_level2 devicegroup_level3 devicegroup_level4 vsys_name dvc_name`);

const CONFIG = words(`
  host_name vsys command admin client result configuration_path sequence_number action_flags before_change_detail
  after_change_detail`);

const SYSTEM = words(`
  vsys event_id object - - module severity description sequence_number action_flags`);

const GLOBAL_PROTECT = words(`
  vsys event_id stage auth_method tunnel_type src_user src_region machine_name public_ip public_ipv6 private_ip
  private_ipv6 host_id - client_ver client_os client_os_ver repeat_count reason error opaque status location
  login_duration connect_method error_code portal sequence_number action_flags event_time selection_type
  response_time priority attempted_gateways gateway`);

const HIP_MATCH = words(`
  src_user vsys host_name os src_ip hip_name hip_count hip_type - - sequence_number action_flags`);

const CORRELATION = words(`
  src_ip src_user vsys category severity`);

const USER_ID = words(`
  vsys src_ip source_name event_id repeat_count timeout_threshold src_port dest_port user_source source_type
  sequence_number action_flags`);

const COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TRAFFIC', [...COMMON, ...SESSION, ...TRAFFIC]],
  ['THREAT', [...COMMON, ...SESSION, ...THREAT]],
  ['CONFIG', [...COMMON, ...CONFIG, ...DEVICE]],
  ['SYSTEM', [...COMMON, ...SYSTEM, ...DEVICE]],
  ['GLOBALPROTECT', [...COMMON, ...GLOBAL_PROTECT, ...DEVICE]],
  ['HIPMATCH', [...COMMON, ...HIP_MATCH, ...DEVICE]],
  [
    'CORRELATION',
    [...COMMON, ...CORRELATION, ...DEVICE, 'vsys_id', 'object', 'object_id', 'evidence'],
  ],
  ['USERID', [...COMMON, ...USER_ID, ...DEVICE]],
]);

/** Column names in order; `-` marks an unused column. */
function words(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => (name === '-' ? '' : name));
}
