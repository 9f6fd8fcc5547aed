import { isPublicAddress, type MayAsk } from '../attack-data/public-address.ts';

/** The addresses that may be connected to: public ones, or also those of this machine and its network. */
export function addressesFor(allowPrivate: boolean | undefined): MayAsk {
  return allowPrivate === true ? () => true : isPublicAddress;
}
