import ipaddr from 'ipaddr.js';
import { addTo } from '../../../base/add-to.ts';
import type { CellIndex } from './wildcard-index.ts';

/**
 * Indexes cells that are subnets or addresses. A search takes one hash lookup per prefix length that occurs, however
 * many cells there are.
 */
export function subnetIndex(cells: readonly (string | undefined)[]): CellIndex {
  const cellsByNetwork = new Map<string, number[]>();
  const lengths = new Map<string, Set<number>>();
  for (const [cell, text] of cells.entries()) {
    const network = text === undefined ? undefined : parseNetwork(text);
    if (network === undefined) continue;
    const { kind, bytes, bits } = network;
    lengths.set(kind, (lengths.get(kind) ?? new Set()).add(bits));
    addTo(cellsByNetwork, networkKey(bytes, bits), cell);
  }
  return (value) => {
    if (!ipaddr.isValid(value)) return [];
    const address = ipaddr.parse(value);
    const bytes = address.toByteArray();
    const found = [...(lengths.get(address.kind()) ?? [])].flatMap(
      (bits) => cellsByNetwork.get(networkKey(bytes, bits)) ?? [],
    );
    return found.sort((a, b) => a - b);
  };
}

interface Network {
  readonly kind: string;
  readonly bytes: readonly number[];
  readonly bits: number;
}

function parseNetwork(text: string): Network | undefined {
  if (ipaddr.isValidCIDR(text)) {
    const [address, bits] = ipaddr.parseCIDR(text);
    return { kind: address.kind(), bytes: address.toByteArray(), bits };
  }
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  const bytes = address.toByteArray();
  return { kind: address.kind(), bytes, bits: bytes.length * 8 };
}

/** The bits that the addresses of a network share. IPv4 and IPv6 addresses differ in their number of bytes. */
function networkKey(bytes: readonly number[], bits: number): string {
  const kept = bytes.map((byte, index) => {
    const shared = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - shared)) & 0xff;
  });
  return `${kept.join('.')}/${bits}`;
}
