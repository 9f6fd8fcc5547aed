// Writes the firewall and network monitor samples in this folder.
import { hex, later, times, uuid, writeSamples } from '../samples.js';

const START = '2026-10-14T05:00:00Z';

/** A connection that a Palo Alto Networks firewall allowed or denied. */
function pan(at, src, dest, port, app, { action = 'allow', subtype = action === 'allow' ? 'end' : 'drop', user = 'example\\\\ole.berg', transport = 'tcp', out = 6609 } = {}) {
  const time = later(START, at).slice(0, 19).replaceAll('-', '/').replace('T', ' ');
  const who = user.replace('\\\\', '\\');
  return `577 <14>1 ${later(START, at)} fw-01.example.com - - - - 1,${time},012801036556,TRAFFIC,${subtype},2561,${time},${src},${dest},192.0.2.1,${dest},outbound,${who},,${app},vsys1,trust,untrust,ethernet1/2,ethernet1/1,splunk,${time},${14740 + at},1,${50000 + (at % 9000)},${port},${11024 + (at % 9000)},${port},0x40005e,${transport},${action},${out + 810},${out},810,25,${time},65,any,0,${376156893 + at},0x0,10.0.0.0-10.255.255.255,Reserved,0,14,11,${action === 'allow' ? 'tcp-fin' : 'policy-deny'},0,0,0,0,,fw-01,from-policy,,,0,,0,,N/A,0,0,0,0,${uuid(`${at}${dest}`)},0,0,,,,,,,`;
}

const ldapSamples = {
  'ldap_rmi_outbound/attack.log': [pan(0, '10.20.4.15', '203.0.113.45', 389, 'ldap'), pan(9, '10.20.4.15', '203.0.113.45', 1389, 'unknown-tcp'), pan(14, '10.20.4.16', '203.0.113.45', 1099, 'rmi-iiop'), pan(20, '10.20.4.16', '203.0.113.45', 636, 'ssl')],
  'ldap_rmi_outbound/internal.log': [pan(0, '10.20.4.15', '10.20.0.5', 389, 'ldap'), pan(3, '10.20.4.15', '172.16.9.5', 636, 'ssl'), pan(5, '10.20.4.15', '192.168.7.5', 1389, 'ldap')],
  'ldap_rmi_outbound/denied_or_other_ports.log': [pan(0, '10.20.4.15', '203.0.113.45', 389, 'ldap', { action: 'deny' }), pan(4, '10.20.4.15', '203.0.113.45', 443, 'ssl'), pan(8, '10.20.4.15', '203.0.113.45', 3890, 'unknown-tcp')],
};
const remoteSamples = {
  'remote_access_tool/attack.log': [pan(0, '10.20.4.15', '203.0.113.50', 443, 'screenconnect'), pan(8, '10.20.4.16', '203.0.113.51', 7070, 'anydesk', { user: 'example\\\\ida.falk' }), pan(16, '10.20.4.17', '203.0.113.52', 5938, 'teamviewer-base', { user: 'example\\\\noor.diaz' })],
  'remote_access_tool/denied.log': [pan(0, '10.20.4.15', '203.0.113.50', 443, 'screenconnect', { action: 'deny' }), pan(3, '10.20.4.16', '203.0.113.51', 7070, 'anydesk', { action: 'reset-both' })],
  'remote_access_tool/other_apps.log': [pan(0, '10.20.4.15', '203.0.113.60', 443, 'ssl'), pan(2, '10.20.4.15', '10.20.0.9', 3389, 'ms-rdp'), pan(4, '10.20.4.15', '203.0.113.61', 443, 'ms-teams')],
};
const smbSamples = {
  'smb_outbound/attack.log': [pan(0, '10.20.4.15', '203.0.113.70', 445, 'ms-ds-smbv3'), pan(7, '10.20.4.16', '203.0.113.71', 139, 'netbios-ss')],
  'smb_outbound/internal.log': [pan(0, '10.20.4.15', '10.20.0.7', 445, 'ms-ds-smbv3'), pan(2, '10.20.4.15', '172.20.0.7', 445, 'ms-ds-smbv3'), pan(4, '10.20.4.15', '192.168.7.7', 139, 'netbios-ss'), pan(5, '169.254.9.1', '169.254.9.2', 445, 'ms-ds-smbv3'), pan(6, '127.0.0.1', '127.0.0.1', 445, 'ms-ds-smbv3'), pan(7, '10.20.4.15', '239.255.0.9', 445, 'unknown-tcp'), pan(8, '2001:db8:4::15', '2001:db8:4::7', 445, 'ms-ds-smbv3')],
  'smb_outbound/denied_or_other_ports.log': [pan(0, '10.20.4.15', '203.0.113.70', 445, 'ms-ds-smbv3', { action: 'deny' }), pan(3, '10.20.4.15', '203.0.113.70', 4450, 'unknown-tcp'), pan(4, '10.20.4.15', '203.0.113.70', 443, 'ssl')],
};

const asa = (at, id, level, message) => {
  const clock = later(START, at).slice(11, 19);
  return `Oct 14 ${clock} fw-asa.example.com : %ASA-${level}-${id}: ${message}`;
};
const rejected = (at, user, ip = '203.0.113.90') => asa(at, 113005, 6, `AAA user authentication Rejected : reason = AAA failure : server = 10.20.0.5 : user = ${user} : user IP = ${ip}`);
const local = (at, user, ip = '203.0.113.90') => asa(at, 113015, 6, `AAA user authentication Rejected : reason = Invalid password : local database : user = ${user} : user IP = ${ip}`);
const vpnSamples = {
  'vpn_password_spray/attack.log': [rejected(0, 'admin'), rejected(20, 'test'), local(40, 'vpn'), rejected(60, 'ole.berg'), rejected(80, 'guest')],
  'vpn_password_spray/mistyped.log': [...times(9, (index) => rejected(index * 20, 'ole.berg', '198.51.100.70')), ...['a', 'b', 'c', 'd'].map((user, index) => rejected(index * 10, user, '198.51.100.71')), rejected(1300, 'e', '198.51.100.71')],
  'vpn_password_spray/accepted_or_many_ips.log': [...['a', 'b', 'c', 'd', 'e', 'f'].map((user, index) => asa(index * 10, 113004, 6, `AAA user authentication Successful : server = 10.20.0.5 : user = ${user}`)), ...['a', 'b', 'c', 'd', 'e', 'f'].map((user, index) => rejected(100 + index * 10, user, `198.51.100.${80 + index}`)), ...['ole.berg', 'ida.falk', 'noor.diaz', 'mira.holm', 'enable_15'].map((user, index) => asa(300 + index * 10, 605005, 6, `Login permitted from 10.20.0.9/${52110 + index} to inside:10.20.0.1/ssh for user "${user}"`))],
};
const command = (at, text, user = 'ole.berg') => asa(at, 111008, 5, `User '${user}' executed the '${text}' command.`);
const typed = (at, text, user = 'ole.berg') => asa(at, 111010, 5, `User '${user}', running 'CLI' from IP 10.20.0.9, executed '${text}'`);
const loggingSamples = {
  'asa_logging_disabled/attack.log': [command(0, 'no logging enable'), typed(8, 'no logging host inside 10.20.0.20', 'noor.diaz'), command(15, 'clear logging buffer', 'enable_15')],
  'asa_logging_disabled/logging_enabled.log': [command(0, 'logging enable'), command(3, 'logging host inside 10.20.0.21'), typed(5, 'logging trap informational')],
  'asa_logging_disabled/other_commands.log': [command(0, 'no shutdown'), typed(2, 'no access-list outside line 4'), command(4, 'show logging'), asa(9, 111009, 7, "User 'ole.berg' executed cmd: show logging setting")],
};

const zeekTime = (at) => later(START, at).replace('Z', '000Z');
const ids = (seed, src, dest, port) => ({ uid: `C${hex(seed, 16)}`, 'id.orig_h': src, 'id.orig_p': 49152 + (Number.parseInt(hex(seed, 4), 16) % 16000), 'id.resp_h': dest, 'id.resp_p': port });
const conn = (at, src, dest, port, sent = 512) => ({ ts: zeekTime(at), ...ids(`${at}${src}${dest}`, src, dest, port), proto: 'tcp', service: 'ssl', duration: 0.412, orig_bytes: sent, resp_bytes: 1320, conn_state: 'SF', local_orig: true, local_resp: false, missed_bytes: 0, history: 'ShADadFf', orig_pkts: 9, orig_ip_bytes: sent + 480, resp_pkts: 8, resp_ip_bytes: 1740 });
const jitter = (index) => [0, 1, -1, 2, 0, -2, 1, 0][index % 8];
const beaconSamples = {
  'beaconing/attack.json': [...times(12, (index) => conn(index * 60 + jitter(index), '10.20.4.15', '203.0.113.77', 443)), ...times(12, (index) => conn(index * 30, '10.20.4.16', '203.0.113.78', 8443))],
  'beaconing/irregular_few_or_fast.json': [
    ...[0, 4, 9, 75, 80, 300, 302, 650, 655, 990, 1300, 1302, 1310].map((at) => conn(at, '10.20.4.15', '203.0.113.80', 443)),
    ...times(11, (index) => conn(index * 60, '10.20.4.16', '203.0.113.81', 443)),
    ...times(20, (index) => conn(index * 10, '10.20.4.17', '203.0.113.82', 443)),
  ],
  'beaconing/internal_monitoring.json': ['10.20.0.30', '172.18.3.30', '192.168.3.30', '127.0.0.1', '169.254.169.254', '224.0.0.251', '2001:db8:4::30'].flatMap((dest) => times(12, (index) => conn(index * 60, '10.20.4.15', dest, 9100))),
};
const rpc = (at, operation, endpoint = 'drsuapi', src = '10.20.4.15') => ({ ts: zeekTime(at), ...ids(`${at}${operation}`, src, '10.20.0.5', 49666), rtt: 0.0238, named_pipe: '49666', endpoint, operation });
const shadowSamples = {
  'dcshadow_registration/attack.json': [rpc(0, 'DRSReplicaAdd'), rpc(1, 'DRSAddEntry', 'drsuapi', '10.20.4.16')],
  'dcshadow_registration/replication.json': [rpc(0, 'DRSBind', 'drsuapi', '10.20.0.6'), rpc(1, 'DRSGetNCChanges', 'drsuapi', '10.20.0.6'), rpc(2, 'DRSCrackNames'), rpc(4, 'DRSUnbind', 'drsuapi', '10.20.0.6')],
  'dcshadow_registration/other_interfaces.json': [rpc(0, 'NetrServerAuthenticate3', 'netlogon'), rpc(2, 'LsarLookupNames4', 'lsarpc'), rpc(3, 'SamrConnect5', 'samr')],
};

writeSamples(import.meta.url, { ...ldapSamples, ...remoteSamples, ...smbSamples, ...vpnSamples, ...loggingSamples, ...beaconSamples, ...shadowSamples });
