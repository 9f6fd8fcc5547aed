import ipaddr from 'ipaddr.js';
import type { Budget } from '../../base/budget.ts';
import { type FieldValue, toNumber, toText } from '../../events/field-value.ts';
import type { ComparisonOperator, Pattern } from '../../plan/expression.ts';
import { compileRegex, isProblem } from '../../regex/compile.ts';
import { rawMatcher } from './raw-text.ts';
import { partsMatcher } from './wildcard.ts';

/** Whether one value of a field matches. */
export type ValueMatcher = (value: FieldValue, budget: Budget) => boolean;

/** Compiles a pattern. */
export function valueMatcher(pattern: Pattern): ValueMatcher {
  switch (pattern.kind) {
    case 'any':
      return () => true;
    case 'exact':
      return textMatcher([pattern.text], pattern.ignoreCase);
    case 'wildcard':
      return textMatcher(pattern.parts, pattern.ignoreCase);
    case 'subnet':
      return inSubnet(pattern.cidr);
    case 'order':
      return ordered(pattern.op, pattern.limit);
    case 'regex':
      return matchingRegex(pattern.regex);
    case 'word': {
      const matches = rawMatcher(pattern);
      return (value) => matches(toText(value));
    }
  }
}

/** Compares text, with wildcards (rules 5, 9). */
function textMatcher(parts: readonly string[], ignoreCase: boolean): ValueMatcher {
  if (!ignoreCase) {
    const matches = partsMatcher(parts);
    return (value) => matches(toText(value));
  }
  const matches = partsMatcher(parts.map((part) => part.toLowerCase()));
  return (value) => matches(toText(value).toLowerCase());
}

function matchingRegex(text: string): ValueMatcher {
  const regex = compileRegex(text);
  return isProblem(regex) ? () => false : (value, budget) => regex.test(toText(value), budget);
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
