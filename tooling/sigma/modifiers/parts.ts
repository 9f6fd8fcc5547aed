import { ANY_TEXT, joined, type SigmaText } from '../text.ts';
import type { SigmaValue } from '../value.ts';
import { type Applied, each, type Modifier, toText } from './modifier.ts';

type Place = 'start' | 'end' | 'anywhere';

function part(place: Place): Modifier {
  return { apply: (value) => at(place, value) };
}

function at(place: Place, value: SigmaValue): Applied {
  switch (value.kind) {
    case 'regex':
      return { ...value, regex: around(place, value.regex) };
    case 'field':
      return { ...value, at: value.at === 'whole' || value.at === place ? place : 'anywhere' };
    case 'any':
      return each(value.values, (one) => at(place, one));
    default:
      return toText((text, cased) => ({ kind: 'text', cased, text: open(place, text) }))(value);
  }
}

function open(place: Place, text: SigmaText): SigmaText {
  return joined([
    ...(place === 'start' ? [] : [ANY_TEXT]),
    ...text,
    ...(place === 'end' ? [] : [ANY_TEXT]),
  ]);
}

function around(place: Place, regex: string): string {
  return `${place === 'start' ? '' : '.*'}${regex}${place === 'end' ? '' : '.*'}`;
}

export const contains = part('anywhere');
export const startswith = part('start');
export const endswith = part('end');
