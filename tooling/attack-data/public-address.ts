import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which network addresses are allowed. */
export type MayAsk = (address: string) => boolean;

/** Whether an IP address is public: not loopback, private or link-local. */
export function isPublicAddress(address: string): boolean {
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  // NAT64 addresses contain an IPv4 address in their last four bytes.
  if (parsed.range() === 'rfc6052')
    return isPublicAddress(parsed.toByteArray().slice(-4).join('.'));
  return parsed.range() === 'unicast';
}

/** Thrown for an address that is not allowed. */
export class PrivateAddressError extends Error {
  readonly code = 'EPRIVATE';

  constructor(host: string, address: string) {
    const shown = host === address ? host : `${host} (${address})`;
    super(`${shown} is not a public address`);
  }
}

/** Rejects a URL whose host is an IP address that is not allowed. */
export function checkHost({ hostname }: URL, mayAsk: MayAsk): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayAsk(host)) throw new PrivateAddressError(host, host);
}

/**
 * Resolves a name for a connection. The checked address is the one connected to, so that a second DNS answer cannot
 * differ.
 */
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
