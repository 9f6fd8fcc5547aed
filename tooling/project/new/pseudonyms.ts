import { byCodeUnit } from '../../base/order.ts';

/** Names of people and machines in an event, each with what it is replaced by. */
export interface Pseudonyms {
  readonly replacements: ReadonlyMap<string, string>;
}

const USER_FIELD = /user|account_?name|principal|owner|caller|email|login|subject_?name|auid/i;
const HOST_FIELD =
  /^(?:dest|src|dvc|host|computer)$|host_?name|^computer|workstation|machine|device_?name/i;
const NO_NAME =
  /^(?:-|n\/a|null|unknown|root|system|local service|network service|localhost|\d+|true|false)?$/i;
const BUILT_IN =
  /^(?:NT AUTHORITY|NT SERVICE|IIS APPPOOL|BUILTIN|Window Manager|Font Driver Host)\\/i;

/** Reads the hosts, users, addresses and accounts of an event, and gives each the same replacement everywhere. */
export function pseudonymsOf(fields: Readonly<Record<string, unknown>>): Pseudonyms {
  const found = new Map<string, string>();
  const entries = Object.entries(fields).flatMap(([name, value]) => textsIn(name, value));
  for (const [, text] of entries) addPatterns(text, found);
  const counts = { user: 0, host: 0 };
  for (const [name, text] of entries) {
    const leaf = name.split('.').at(-1) ?? name;
    if (USER_FIELD.test(leaf) && !/agent/i.test(leaf)) addUser(text, found, counts);
    else if (HOST_FIELD.test(leaf)) addHost(text, found, counts);
  }
  return { replacements: found };
}

/** A text with all names replaced, the longest first, by any case. */
export function pseudonymised(text: string, { replacements }: Pseudonyms): string {
  if (replacements.size === 0) return text;
  const names = [...replacements.keys()].sort((a, b) => b.length - a.length || byCodeUnit(a, b));
  const byLowerCase = new Map([...replacements].map(([name, to]) => [name.toLowerCase(), to]));
  const pattern = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replaceAll(
    new RegExp(`(?<![\\w])(?:${pattern})(?![\\w])`, 'gi'),
    (name) => byLowerCase.get(name.toLowerCase()) ?? name,
  );
}

function textsIn(name: string, value: unknown): (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textsIn(name, item));
  return [];
}

const ADDRESS = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const SID = /S-1-5-21-\d+-\d+-\d+-\d+/g;
const ACCESS_KEY = /\b(?:AKIA|ASIA)[A-Z0-9]{8,}\b/g;
const ACCOUNT = /(?<![\d-])\d{12}(?![\d-])/g;

function addPatterns(text: string, found: Map<string, string>): void {
  for (const [address] of text.matchAll(ADDRESS)) addAddress(address, found);
  for (const [mail] of text.matchAll(MAIL)) {
    const number = [...found.values()].filter((to) => to.includes('@')).length + 1;
    if (!found.has(mail)) found.set(mail, `person${number}@example.com`);
  }
  for (const [sid] of text.matchAll(SID))
    found.set(sid, 'S-1-5-21-1111111111-2222222222-3333333333-1001');
  for (const [key] of text.matchAll(ACCESS_KEY)) found.set(key, 'AKIAIOSFODNN7EXAMPLE');
  for (const [account] of text.matchAll(ACCOUNT)) found.set(account, '111122223333');
}

/** Addresses stay private or public; those that are no one's stay as they are. */
function addAddress(address: string, found: Map<string, string>): void {
  if (found.has(address) || /^(?:0|127|169\.254|22[4-9]|23\d|255)\./.test(address)) return;
  const isPrivate = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
  const network = isPrivate ? '10.0.0.' : '203.0.113.';
  const used = [...found.values()].filter((to) => to.startsWith(network)).length;
  if (used < 200) found.set(address, `${network}${used + 11}`);
}

interface Counts {
  user: number;
  host: number;
}

function addUser(text: string, found: Map<string, string>, counts: Counts): void {
  if (BUILT_IN.test(text) || text.includes('@') || text.endsWith('$')) return;
  const name = text.split(/[\\/]/).at(-1) ?? text;
  if (NO_NAME.test(name) || name.length < 2 || name.length > 64 || /[\s:{}]/.test(name)) return;
  addDomain(text, found);
  if (found.has(name)) return;
  counts.user += 1;
  found.set(name, `user${counts.user}`);
}

function addDomain(text: string, found: Map<string, string>): void {
  const [, domain] = /^([\w.-]{2,})\\/.exec(text) ?? [];
  if (domain !== undefined && !found.has(domain)) found.set(domain, 'EXAMPLE');
}

/** Services of providers, which are no host of anyone. */
const SERVICE = /(?:amazonaws|googleapis|windows|azure|office365)\.|^microsoft\b/i;

function addHost(text: string, found: Map<string, string>, counts: Counts): void {
  if (SERVICE.test(text)) return;
  if (NO_NAME.test(text) || text.search(ADDRESS) >= 0 || !/^[\w-]+(?:\.[\w-]+)*$/.test(text))
    return;
  if (found.has(text)) return;
  const [short = text] = text.split('.');
  const known = found.get(short);
  if (known === undefined) counts.host += 1;
  const name = known ?? `host${counts.host}`;
  if (short !== text) found.set(text, `${name}.example.com`);
  found.set(short, name);
}
