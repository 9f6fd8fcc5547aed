import { firewallPatterns } from './cisco-firewall-patterns.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** The fields of an ASA or FTD message with an ID, with the names of the Splunk add-on. */
export function firewallFields(id: string, message: string): Groups {
  const text = message.slice(0, LONGEST);
  if (KEYED.has(id)) return Object.fromEntries(keyedValues(text));
  for (const pattern of firewallPatterns(id)) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return withSeconds(withHosts(groups));
  }
  return {};
}

/** Bounds the work of the patterns; longer messages are not documented. */
const LONGEST = 2048;

/** Connection, intrusion, file and malware events. */
const KEYED = new Set(['430001', '430002', '430003', '430004', '430005']);

/** `SrcIP: 10.0.0.1, DstIP: …` */
function* keyedValues(text: string): Iterable<readonly [string, string]> {
  for (const [, name = '', value = ''] of text.matchAll(/([A-Z]\w+): ([^,]*)(?:, |$)/g)) {
    if (value.trim() !== '') yield [name, value.trim()];
  }
}

/** An address is an IP address, or the name of an object. */
function withHosts({ src_address, dest_address, ...others }: Groups): Groups {
  return { ...others, ...addressField('src', src_address), ...addressField('dest', dest_address) };
}

function addressField(side: 'src' | 'dest', address: string | undefined): Groups {
  return { [`${side}_${isIp(address) ? 'ip' : 'host'}`]: address };
}

/** `0:01:08` and `1d 0h:10m:01s` in seconds. */
function withSeconds({ duration, ...others }: Groups): Groups {
  const parts = duration?.match(/\d+/g);
  if (!parts) return others;
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = parts.map(Number).toReversed();
  return { ...others, duration: String(((days * 24 + hours) * 60 + minutes) * 60 + seconds) };
}

function isIp(address: string | undefined): boolean {
  return address !== undefined && /^(?:\d+(?:\.\d+){3}|[\da-fA-F]*:[\da-fA-F.:]+)$/.test(address);
}
