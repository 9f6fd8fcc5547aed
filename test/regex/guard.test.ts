import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BacktrackerInput, backtrack, canMatch } from '../../tooling/regex/backtracker.ts';
import { hasOddMatches } from '../../tooling/regex/odd-matches.ts';
import { parseRegex } from '../../tooling/regex/parser.ts';
import { toProgram } from '../../tooling/regex/program.ts';
import { regexOf } from './compiled.ts';

const LENGTH = 50_000;

/** Far above what they take, and far below what a matcher without a guard would. */
const MOST_MILLISECONDS = 2_000;

describe('hostile patterns and texts end soon', () => {
  const letters = 'a'.repeat(LENGTH);
  test.each([
    { pattern: '(a+)+$', text: `${letters}!` },
    { pattern: '(a|aa)+$', text: `${letters}!` },
    { pattern: '(a|a)*$', text: `${letters}!` },
    { pattern: '(.*a){20}', text: `${letters.replaceAll('a', 'ba')}` },
    { pattern: '(.*a){20}!', text: letters },
    { pattern: '\\s+$', text: `${' '.repeat(LENGTH)}x` },
    { pattern: '\\w+@\\w+\\.com', text: letters },
    { pattern: '.*.*=.*', text: letters },
    { pattern: '^(a?){50}a{50}$', text: letters },
    { pattern: '(?:a*)*b', text: letters },
    { pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', text: letters },
    { pattern: '(?=(a+)+$)x|(a+)+$', text: `${letters}!` },
    { pattern: '(a+)+\\1!', text: letters },
    { pattern: '(.*\\\\)(?=.*(\\.\\w*)$|(\\w+)$)', text: `${'\\.a'.repeat(LENGTH / 3)}!` },
    { pattern: '(?i)[-]e(nc*o*d*e*d*c*o*m*m*a*n*d*)*\\s+[^-]', text: `-e${'n'.repeat(LENGTH)}` },
    {
      pattern:
        '("?(https?://[-a-zA-Z0-9@:%._+~#=]{1,256}\\.[a-zA-Z0-9()]{1,6}\\b[-\\w()@:%+.~#?&/=]*)"?(?:,|\\))?){2,}',
      text: 'https://www.aaaa'.repeat(LENGTH / 16),
    },
  ])('$pattern', ({ pattern, text }) => {
    const regex = regexOf(pattern);
    const start = performance.now();
    regex.test(text);
    regex.exec(text);
    expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
  });

  test('patterns that are costly to look at', () => {
    const start = performance.now();
    regexOf(`${'('.repeat(100)}a${'{2,3})'.repeat(3)}${'*)'.repeat(97)}`);
    regexOf('(?:a|b|c)?'.repeat(300));
    expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
  });
});

describe('looks over long texts are answered, not given up', () => {
  const long = 'z'.repeat(LENGTH);
  test.each([
    { pattern: '(?!.*(?!.*))', text: long },
    { pattern: '(?=([^a]*)|a)(?!a*\\w)', text: long },
    { pattern: '(?!.*(?=.*y|z)x)', text: long },
    { pattern: '^(?!(?:.*(?=(?:w?x?|z)*!))+y)', text: `${long}!` },
  ])('$pattern', ({ pattern, text }) => {
    expect(regexOf(pattern).test(text)).toBe(true);
  });
});

const atom = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  '\\w',
  '\\s',
  '\\b',
  '^',
  '$',
  'c',
  ' ',
);
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '*?', '+?', '??');

/** Patterns that are spelt the same for V8, over texts without line breaks. */
const pattern = fc.letrec<{ readonly piece: string; readonly pattern: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .tuple(atom, quantifier)
      .map(([text, count]) => (/^[$^]|^\\b/.test(text) ? text : text + count)),
    fc.tuple(tie('pattern'), quantifier).map(([inner, count]) => `(?:${inner})${count}`),
    tie('pattern')
      .map((inner) => `(${inner})`)
      .filter((text) => !text.includes(')+')),
    tie('pattern').map((inner) => `(?=${inner})`),
    tie('pattern').map((inner) => `(?!${inner})`),
  ),
  pattern: fc.oneof(
    fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
    fc.tuple(tie('piece'), tie('piece')).map(([left, right]) => `${left}|${right}`),
  ),
})).pattern;

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é'), maxLength: 12 });

/** Where V8 and PCRE find different matches. */
function isOdd(source: string): boolean {
  const parsed = parseRegex(source, {});
  return 'reason' in parsed || hasOddMatches(parsed.root);
}

function v8Groups(source: string, subject: string): readonly (string | undefined)[] | undefined {
  const match = new RegExp(source, 'u').exec(subject);
  return match === null ? undefined : [...match];
}

describe('all matchers agree with V8 where PCRE does', () => {
  test('the compiled expression', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(!isOdd(source));
        const regex = regexOf(source);
        const expected = v8Groups(source, subject);
        expect(regex.exec(subject)?.groups).toEqual(expected);
        expect(regex.test(subject)).toBe(expected !== undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the own matcher', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(!isOdd(source));
        const expected = v8Groups(source, subject);
        expect(ownGroups(source, subject)).toEqual(expected);
        expect(canMatch(ownInput(source), subject)).toBe(expected !== undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  test('texts beyond the reach of V8', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const regex = regexOf(source);
        const long = `${subject}${'z'.repeat(20_000)}`;
        expect(regex.test(long)).toBe(new RegExp(source, 'u').test(`${subject}${'z'.repeat(6)}`));
      }),
      { numRuns: 100 },
    );
  });
});

function ownInput(source: string): BacktrackerInput & { readonly groupCount: number } {
  const parsed = parseRegex(source, {});
  if ('reason' in parsed) throw new Error(parsed.reason);
  return { ...toProgram(parsed), remember: true, groupCount: parsed.groupCount };
}

function ownGroups(source: string, subject: string): readonly (string | undefined)[] | undefined {
  const input = ownInput(source);
  const slots = backtrack(input, subject, 0);
  if (slots === undefined) return undefined;
  return Array.from({ length: input.groupCount + 1 }, (_, group) => {
    const [start = -1, end = -1] = slots.slice(2 * group, 2 * group + 2);
    return end < 0 ? undefined : subject.slice(start, end);
  });
}
