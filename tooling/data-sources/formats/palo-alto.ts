import { csvValues } from '../csv/csv-rows.ts';
import type { RawEvent, RawFormat } from '../raw-format.ts';
import { endOfLine, readRecords } from '../records/record-cutter.ts';
import { textTime } from '../text/text-time.ts';

/** Palo Alto firewall logs: comma-separated after a syslog header, with columns per log type. */
export const paloAlto: RawFormat = {
  id: 'palo-alto',
  summary: 'Palo Alto firewall logs (TRAFFIC, THREAT), with or without a syslog header',
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

const COLUMNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TRAFFIC', [...COMMON, ...SESSION, ...TRAFFIC]],
  ['THREAT', [...COMMON, ...SESSION, ...THREAT]],
]);

/** Column names in order; `-` marks an unused column. */
function words(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((name) => (name === '-' ? '' : name));
}
