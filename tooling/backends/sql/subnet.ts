import ipaddr from 'ipaddr.js';
import type { Span } from '../../base/source.ts';
import { Refused } from './refused.ts';
import { boolean, call, integer, number, type Sql, test, text } from './sql.ts';

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ADDRESS = `\\A${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}\\z`;

/** Whether a text is an address in a subnet; a text that is no address is in none. */
export function inSubnet(value: Sql, cidr: string, span: Span): Sql {
  if (!ipaddr.isValidCIDR(cidr)) return boolean(false);
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return network.kind() === 'ipv4'
    ? inFour(value, network.toByteArray(), bits)
    : inSix(value, { bytes: network.toByteArray(), bits, span });
}

/** Compares the whole octets of the prefix, and the range of the one that it ends in. */
function inFour(value: Sql, bytes: readonly number[], bits: number): Sql {
  const tests = bytes.flatMap((byte, index) => {
    const length = Math.min(8, Math.max(0, bits - 8 * index));
    if (length === 0) return [];
    const octet = call(
      'number-of-text',
      [call('first-match', [value, text(ADDRESS), integer(index + 1)], 'text')],
      'number',
    );
    const size = 2 ** (8 - length);
    const first = Math.floor(byte / size) * size;
    if (size === 1) return [test('equal', octet, number(byte))];
    return [
      test('at-least', octet, number(first)),
      test('at-most', octet, number(first + size - 1)),
    ];
  });
  return test('and', test('matches', value, text(ADDRESS)), ...tests);
}

interface Six {
  readonly bytes: readonly number[];
  readonly bits: number;
  readonly span: Span;
}

/** The first group of an address is never left out unless it is zero, so that short prefixes are a pattern of it. */
function inSix(value: Sql, { bytes, bits, span }: Six): Sql {
  if (bits === 0) return test('matches', value, text('\\A[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*\\z'));
  const [high = 0, low = 0] = bytes;
  const first = high * 256 + low;
  if (bits > 16 || bits < 4 || first < 0x1000)
    throw new Refused('a subnet of IPv6 with more than 16 bits is not translated', span);
  const digits = first.toString(16);
  const groups = Array.from({ length: 4 }, (_, index) => {
    const length = Math.min(4, Math.max(0, bits - 4 * index));
    const size = 2 ** (4 - length);
    const from = Math.floor(Number.parseInt(digits[index] ?? '0', 16) / size) * size;
    return hexClass(from, from + size - 1);
  });
  return test('matches', value, text(`\\A${groups.join('')}:[0-9A-Fa-f:.]*\\z`));
}

function hexClass(from: number, to: number): string {
  const digits = Array.from({ length: to - from + 1 }, (_, index) => (from + index).toString(16));
  return `[${[...new Set(digits.flatMap((digit) => [digit, digit.toUpperCase()]))].join('')}]`;
}
