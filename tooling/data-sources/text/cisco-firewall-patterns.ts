import { FIREWALL_MESSAGES } from './cisco-firewall-messages.ts';

/** The patterns of the messages with an ID: the first that matches describes a message. */
export function firewallPatterns(id: string): readonly RegExp[] {
  const known = compiled.get(id);
  if (known !== undefined) return known;
  const patterns = [FIREWALL_MESSAGES.get(id) ?? []].flat().map(compile);
  if (patterns.length > 0) compiled.set(id, patterns);
  return patterns;
}

const compiled = new Map<string, readonly RegExp[]>();

/** `{src}` is an endpoint, and any other name in braces the field of a word, unless `PARTS` has a pattern for it. */
function compile(text: string): RegExp {
  const pattern = text.replace(/\{([\w-]+)\}/g, (_, name: string) => PARTS[name] ?? word(name));
  return new RegExp(`^${pattern}`);
}

const word = (name: string): string => `(?<${name}>[^\\s,;:]*[^\\s,;:.])`;

const IP = String.raw`[\da-fA-F.:]{0,44}[.:][\da-fA-F.:]{0,44}[\da-fA-F:]`;

/** `198.51.100.7/443`, `10.0.0.5(2241)`, `10.0.0.5 2241`, `OCSP_Server` */
const address = (side: string): string =>
  String.raw`\(?(?<${side}_address>${IP}|[^\s/():,]+)\)?(?:[/( ](?<${side}_port>\d+)(?![\w.:])\)?)?`;

/** ` (203.0.113.1/12834)` */
const translated = (side: string): string =>
  String.raw`(?: \((?<${side}_translated_ip>[^\s/()]+)\/(?<${side}_translated_port>\d+)\))?`;

/** `(LOCAL\ada)` */
const account = (side: string): string =>
  String.raw`(?:\((?:(?<${side}_nt_domain>[^\\()]+)\\)?(?<${side}_user>[^()]+)\))?`;

/** `outside:198.51.100.7/443`, `inside/10.0.0.5(2241)` */
const endpoint = (side: string): string =>
  String.raw`(?<${side}_interface>[^\s:/()]+)[:/]${address(side)}${translated(side)}${account(side)}`;

/** `Group <VPN> User <ada> IP <198.51.100.7>` */
const SESSION = String.raw`Group <?(?<Group>[^<>]*?)>? User <?(?<user>[^<>]*?)>? IP <?(?<src_address>[^<>\s,]*)>?`;

const PARTS: Readonly<Record<string, string>> = {
  src: endpoint('src'),
  dest: endpoint('dest'),
  'src-address': `${address('src')}${account('src')}`,
  'dest-address': `${address('dest')}${account('dest')}`,
  session: SESSION,
  command: "(?<command>.*?)'?",
  duration: String.raw`(?<duration>\d[\dhms:d ]*?\d[hms]?)`,
  reason: '(?<reason>.*?)',
  type: String.raw`(?: ?\(type (?<icmp_type>\d+), code (?<icmp_code>\d+)\))?`,
  tcp_flag: '(?<tcp_flag>.*?)',
  signature: '(?<signature>.+?)',
  url: String.raw`(?<url>\S+)`,
};
