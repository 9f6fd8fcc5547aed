// Writes the DNS samples in this folder, in the log formats of Zeek and Suricata.
import { hex, later, times, writeSamples } from '../samples.js';

const START = '2026-10-14T09:00:00Z';

/** A DNS query with its answers, as Zeek logs it. */
function zeek(at, query, { src = '10.20.4.15', type = 'A', answers = ['203.0.113.80'] } = {}) {
  const seed = `${at}${query}`;
  return { ts: later(START, at).replace('Z', '000Z'), uid: `C${hex(seed, 16)}`, 'id.orig_h': src, 'id.orig_p': 50000 + (at % 9000), 'id.resp_h': '10.20.0.53', 'id.resp_p': 53, proto: 'udp', trans_id: Number.parseInt(hex(seed, 4), 16), rtt: 0.0214, query, qclass: 1, qclass_name: 'C_INTERNET', qtype: type === 'TXT' ? 16 : 1, qtype_name: type, rcode: answers.length === 0 ? 3 : 0, rcode_name: answers.length === 0 ? 'NXDOMAIN' : 'NOERROR', AA: false, TC: false, RD: true, RA: true, Z: 0, ...(answers.length === 0 ? {} : { answers, TTLs: answers.map(() => 60) }), rejected: false };
}

/** A DNS query, as Suricata logs it. */
function suricata(at, rrname, src = '10.20.4.16') {
  return { timestamp: later(START, at).replace('Z', '000+0000'), flow_id: Number.parseInt(hex(rrname + at, 12), 16), in_iface: 'ens5', event_type: 'dns', src_ip: src, src_port: 40000 + at, dest_ip: '10.20.0.53', dest_port: 53, proto: 'UDP', dns: { type: 'query', id: Number.parseInt(hex(rrname, 4), 16), rrname, rrtype: 'A', tx_id: 0, opcode: 0 } };
}

const dynamicSamples = {
  'dynamic_dns/attack_zeek.json': [zeek(0, 'update-srv.duckdns.org'), zeek(9, 'cam.office-99.ddns.net', { answers: [] }), zeek(20, 'panel.example.hopto.org', { src: '10.20.4.17' })],
  'dynamic_dns/attack_suricata.json': [suricata(0, 'p4.runhosting.com')],
  'dynamic_dns/similar_names.json': [zeek(0, 'www.duckdns.org.example.com'), zeek(2, 'duckdns.org'), zeek(4, 'myddns.network'), zeek(6, 'no-ip.example.net')],
  'dynamic_dns/ordinary.json': [suricata(0, 'www.example.com'), suricata(2, 'login.example.org'), suricata(5, 'ntp.example.net')],
};

const chunk = (index, length) => hex(`chunk ${index}`, length).replace(/(.{30})/g, '$1.').replace(/\.$/, '');
const tunnel = (count, start, domain, { length = 40, src = '10.20.4.15' } = {}) => times(count, (index) => zeek(start + index * 5, `${chunk(index + start, length)}.${domain}`, { src, type: 'TXT', answers: [hex(`answer ${index}`, 40)] }));
const tunnelSamples = {
  'tunneling/attack.json': tunnel(20, 0, 'example.net', { length: 39 }),
  'tunneling/few_short_or_slow.json': [...tunnel(19, 0, 'example.net'), ...tunnel(1, 900, 'example.net'), ...tunnel(30, 0, 'example.org', { length: 38 })],
  'tunneling/content_delivery_network.json': [
    ...times(40, (index) => zeek(index * 5, `${hex('one asset', 40)}.example.com`)),
    ...times(30, (index) => zeek(index * 3, `${chunk(index, 40)}.${index}-example.org`)),
    ...times(12, (index) => zeek(index * 3, `${chunk(index, 40)}.example.com`, { src: '10.20.4.18' })),
    ...times(12, (index) => zeek(index * 3, `${chunk(index + 40, 40)}.example.com`, { src: '10.20.4.19' })),
  ],
};

writeSamples(import.meta.url, { ...dynamicSamples, ...tunnelSamples });
