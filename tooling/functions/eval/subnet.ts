import ipaddr from 'ipaddr.js';

/** Whether an address lies in a subnet; what is no address lies in none. */
export function isInSubnet(subnet: string, ip: string): boolean {
  const cidr = subnet.trim();
  if (!ipaddr.isValidCIDR(cidr) || !ipaddr.isValid(ip)) return false;
  const [network, bits] = ipaddr.parseCIDR(cidr);
  const address = ipaddr.parse(ip);
  return address.kind() === network.kind() && address.match(network, bits);
}
