import ipaddr from 'ipaddr.js';
import { BoundedCache } from '../../regex/bounded-cache.ts';

/** Whether an address is in a subnet; false for text that is not an address (rule 18). */
export function isInSubnet(subnet: string, ip: string): boolean {
  const range = subnets.get(subnet);
  const address = range === 'none' ? undefined : addressOf(ip);
  if (address === undefined || range === 'none') return false;
  const [network, bits] = range;
  return address.kind() === network.kind() && address.match(network, bits);
}

type Subnet = readonly [network: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

const subnets = new BoundedCache<Subnet | 'none'>(1_000, (text) => {
  const cidr = text.trim();
  return ipaddr.isValidCIDR(cidr) ? ipaddr.parseCIDR(cidr) : 'none';
});

/** IPv4 addresses need four parts: a number or fewer parts is not an address in a log. */
function addressOf(ip: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const isAddress = ip.includes(':')
    ? ipaddr.IPv6.isValid(ip)
    : ipaddr.IPv4.isValidFourPartDecimal(ip);
  return isAddress ? ipaddr.parse(ip) : undefined;
}
