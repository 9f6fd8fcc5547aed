import type { RawEvent } from '../raw-format.ts';
import { addGroups } from './text-event.ts';

const SWITCH_PAIRS: ReadonlyMap<string, string> = new Map([
  ['A', 'src_ip'],
  ['V', 'src_vlan'],
  ['M', 'src_mac'],
  ['MAC', 'src_mac'],
]);

/** Adds the fields of a message of IOS. */
export function addSwitchFields(event: RawEvent, text: string): void {
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
