import type { MayAsk } from '../../attack-data/public-address.ts';
import { addressesFor } from '../../project/addresses-for.ts';

/** The option of every command that uses the network. */
export const ALLOW_PRIVATE = [
  '--allow-private',
  'also connect to loopback, private and link-local addresses',
] as const;

export interface PrivateOptions {
  readonly allowPrivate?: boolean;
}

export function mayAskOf({ allowPrivate }: PrivateOptions): MayAsk {
  return addressesFor(allowPrivate);
}
