import ipaddr from 'ipaddr.js';
import { compileRegex, isProblem } from '../../regex/compile.ts';
import { plainText } from '../text.ts';
import type { NumberOrder, SigmaValue, TimePart } from '../value.ts';
import { type Applied, each, type Modifier, refuse, toText } from './modifier.ts';

/** `re` is applied to the text as written, see `item.ts`; what follows it are its flags. */
export const re: Modifier = { apply: (value) => checkedRegex(value) };

function checkedRegex(value: SigmaValue): Applied {
  if (value.kind !== 'regex') return refuse('requires text');
  const problem = compileRegex(value.regex);
  return isProblem(problem)
    ? refuse(`is not a valid regular expression: ${problem.reason}`)
    : value;
}

function flag(letter: string): Modifier {
  return {
    after: ['re', 'i', 'm', 's', 'ignorecase', 'multiline', 'dotall'],
    apply: (value) => withFlag(value, letter),
  };
}

function withFlag(value: SigmaValue, letter: string): Applied {
  if (value.kind !== 'regex') return refuse('only applies to regular expressions');
  return { ...value, flags: [...new Set(value.flags + letter)].sort().join('') };
}

export const i = flag('i');
export const m = flag('m');
export const s = flag('s');

export const cased: Modifier = { apply: withCase };

function withCase(value: SigmaValue): Applied {
  if (value.kind === 'text' || value.kind === 'field') return { ...value, cased: true };
  if (value.kind === 'any') return each(value.values, withCase);
  return refuse('only applies to text');
}

export const cidr: Modifier = {
  apply: toText((text) => {
    const network = plainText(text);
    return network === undefined ? refuse('does not allow wildcards') : networkOf(network);
  }),
};

function networkOf(text: string): Applied {
  const written = text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  if (!ipaddr.isValidCIDR(written)) return refuse(`requires an IP network, not "${text}"`);
  const [address, bits] = ipaddr.parseCIDR(written);
  const bytes = address.toByteArray();
  const hasHostBits = bytes.some((byte, index) => {
    const own = Math.min(8, Math.max(0, bits - index * 8));
    return (byte & (0xff >> own)) !== 0;
  });
  if (hasHostBits) return refuse(`requires a network, and "${text}" has bits of a host`);
  return { kind: 'cidr', cidr: written };
}

function order(op: NumberOrder): Modifier {
  return {
    apply: (value) =>
      value.kind === 'number'
        ? { kind: 'order', op, limit: value.number }
        : refuse('requires a number'),
  };
}

export const lt = order('<');
export const lte = order('<=');
export const gt = order('>');
export const gte = order('>=');

export const exists: Modifier = {
  apply: (value) =>
    value.kind === 'boolean'
      ? { kind: 'exists', exists: value.boolean }
      : refuse('requires true or false'),
};

export const fieldref: Modifier = {
  apply: toText((text, isCased) => {
    const field = plainText(text);
    if (field === undefined || field === '') return refuse('requires the name of a field');
    return { kind: 'field', field, at: 'whole', cased: isCased };
  }),
};

/** The placeholders of a text are read with the text, see `item.ts`. */
export const expand: Modifier = {
  apply: toText((text, isCased) => ({ kind: 'text', text, cased: isCased })),
};

export const all: Modifier = { item: { all: true } };
export const neq: Modifier = { item: { negated: true } };

/** A part of a time is compared with a number. */
export function timePart(part: TimePart): Modifier {
  return {
    item: { timePart: part },
    apply: (value) => (value.kind === 'number' ? value : refuse('requires a number')),
  };
}
