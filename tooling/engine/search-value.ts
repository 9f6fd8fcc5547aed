import ipaddr from 'ipaddr.js';
import { type FieldValue, toNumber, toText } from '../events/field-value.ts';
import type { ComparisonOperator, SearchValue } from '../spl/ast.ts';
import { wildcardMatcher } from './wildcard.ts';

/** Whether one value of a field satisfies a comparison of the search language. */
export type ValueMatcher = (value: FieldValue) => boolean;

const CIDR = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)\/\d{1,3}$/i;

/** Compares text ignoring case, with wildcards, subnets and numeric order (rules 5, 7, 8, 9, 17). */
export function valueMatcher(operator: ComparisonOperator, value: SearchValue): ValueMatcher {
  if (operator === '=') return equals(value);
  if (operator === '!=') {
    const same = equals(value);
    return (found) => !same(found);
  }
  return ordered(operator, value.text);
}

function equals({ text, wrapper }: SearchValue): ValueMatcher {
  if (CIDR.test(text)) return inSubnet(text);
  if (text === '*') return () => true;
  if (wrapper === 'CASE') {
    const matches = wildcardMatcher(text);
    return (value) => matches(toText(value));
  }
  const matches = wildcardMatcher(text.toLowerCase());
  return (value) => matches(toText(value).toLowerCase());
}

/** A value that is not an address is in no subnet (rule 18), but may equal the text. */
function inSubnet(cidr: string): ValueMatcher {
  if (!ipaddr.isValidCIDR(cidr)) return (value) => toText(value) === cidr;
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return (value) => {
    const text = toText(value);
    if (text === cidr) return true;
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.parse(text);
    return address.kind() === network.kind() && address.match(network, bits);
  };
}

function ordered(operator: ComparisonOperator, text: string): ValueMatcher {
  const limit = toNumber(text);
  const compareText = (value: string) => (value < text ? -1 : value > text ? 1 : 0);
  const holds: Readonly<Record<string, (order: number) => boolean>> = {
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
  };
  const check = holds[operator] ?? (() => false);
  return (value) => {
    const number = toNumber(value);
    if (limit !== undefined && number !== undefined) return check(number - limit);
    return check(compareText(toText(value)));
  };
}
