import type { MayAsk } from '../../attack-data/public-address.ts';
import { addressesFor } from '../../project/addresses-for.ts';

/** The option of every command that uses the network. */
export const ALLOW_PRIVATE = [
  '--allow-private',
  'also connect to loopback, private and link-local addresses',
] as const;

/** The value of --allow-private. */
export interface PrivateOptions {
  readonly allowPrivate?: boolean;
}

/** The addresses that the options allow to connect to. */
export function mayAskOf({ allowPrivate }: PrivateOptions): MayAsk {
  return addressesFor(allowPrivate);
}
