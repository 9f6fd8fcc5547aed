import type { Span } from '../../base/source.ts';
import { COMPOSED } from '../../time/composed-directives.ts';
import { escapeText } from './like-regex.ts';
import { Refused } from './refused.ts';
import { call, caseOf, integer, nothing, number, type Sql, test, text } from './sql.ts';
import type { Scope } from './translation.ts';

/** The digits that a directive reads. */
const DIGITS: Readonly<Record<string, string>> = {
  Y: '([0-9]{1,4})',
  m: '([0-9]{1,2})',
  d: '([0-9]{1,2})',
  H: '([0-9]{1,2})',
  M: '([0-9]{1,2})',
  S: '([0-9]{1,2})',
};

/** A text in a format as a number of seconds, in UTC; null if it does not fit. Other text may follow. */
export function timeOfText(
  value: Sql,
  format: string,
  { span }: { readonly scope: Scope; readonly span: Span },
): Sql {
  const plain = format.replace(/%([TXRFD])/g, (_, letter: string) => COMPOSED[letter] ?? '');
  const places = new Map<string, number>();
  const source = (plain.match(/[.,]?%\d*[NQf]|%.|\s+|[\s\S]/gu) ?? []).map((directive) =>
    sourceOf(directive, places, span),
  );
  const missing = ['Y', 'm', 'd'].find((letter) => !places.has(letter));
  if (missing !== undefined) throw new Refused('a time without its day is not translated', span);
  const regex = text(`\\A${source.join('')}`);
  const part = (letter: string, byDefault: string, width: number): Sql => {
    const place = places.get(letter);
    if (place === undefined) return text(byDefault);
    return call(
      'pad-left',
      [call('first-match', [value, regex, integer(place)], 'text'), integer(width)],
      'text',
    );
  };
  const parts = [
    part('Y', '', 4),
    text('-'),
    part('m', '', 2),
    text('-'),
    part('d', '', 2),
    text(' '),
    part('H', '00', 2),
    text(':'),
    part('M', '00', 2),
    text(':'),
    part('S', '00', 2),
  ];
  const whole = call('time-of-text', [call('concat', parts, 'text')], 'number');
  const fraction = places.get('N');
  const seconds =
    fraction === undefined
      ? whole
      : call('add', [whole, fractionOf(value, regex, fraction)], 'number');
  return caseOf([[test('matches', value, regex), seconds]], nothing('number'));
}

function sourceOf(directive: string, places: Map<string, number>, span: Span): string {
  if (/^\s/.test(directive)) return '[\\x{9}-\\x{d}\\x{20}]*';
  if (/^[.,]?%\d*[NQf]$/.test(directive)) {
    places.set('N', places.size + 1);
    return '(?:[.,]?([0-9]+))?';
  }
  if (!directive.startsWith('%')) return escapeText(directive);
  const letter = directive.slice(1);
  const digits = DIGITS[letter];
  if (digits === undefined || places.has(letter))
    throw new Refused(`the time format ${directive} is not translated`, span);
  places.set(letter, places.size + 1);
  return `[\\x{9}-\\x{d}\\x{20}]*${digits}`;
}

/** Digits behind a point; without digits, 0. */
function fractionOf(value: Sql, regex: Sql, place: number): Sql {
  const digits = call('first-match', [value, regex, integer(place)], 'text');
  const decimal = call('number-of-text', [call('concat', [text('0.'), digits], 'text')], 'number');
  return call('coalesce', [decimal, number(0)], 'number');
}
