import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which addresses of the network may be asked. */
export type MayAsk = (address: string) => boolean;

/** Whether an IP address belongs to everyone's Internet: not to this machine, a private network, or a link. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  // NAT64 carries an IPv4 address in its last four bytes.
  if (parsed.range() === 'rfc6052')
    return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast';
}

/** An address that may not be asked. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE';

  constructor(host: string, address: string) {
    const shown = host === address ? host : `${host} (${address})`;
    super(`${shown} is not a public address: use --allow-private to allow it`);
  }
}

/** Refuses the host of an address that is written as a number. */
export function checkHost({ hostname }: URL, mayAsk: MayAsk): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayAsk(host)) throw new PrivateAddressError(host, host);
}

/** Looks a name up for a connection. What is checked is what is then connected to, so that no second answer can differ. */
export function checkedLookup(mayAsk: MayAsk): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const refused = addresses.find(({ address }) => !mayAsk(address));
      if (refused !== undefined)
        return callback(new PrivateAddressError(host, refused.address), '', 0);
      const [first] = addresses as [LookupAddress, ...LookupAddress[]];
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
