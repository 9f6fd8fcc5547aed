import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../tooling/base/budget.ts';
import { limits } from '../../tooling/base/limits.ts';
import { Backtracker, type BacktrackerInput, canMatch } from '../../tooling/regex/backtracker.ts';
import { backtrackingCost, type SearchCost, visitsOf } from '../../tooling/regex/backtracking.ts';
import { degreeOf, HOPELESS } from '../../tooling/regex/cost.ts';
import { hasOddMatches } from '../../tooling/regex/odd-matches.ts';
import { parseRegex } from '../../tooling/regex/parser.ts';
import { type Program, toProgram } from '../../tooling/regex/program.ts';
import { workOf } from '../../tooling/regex/work.ts';
import { regexOf } from './compiled.ts';

const LENGTH = 50_000;
const MOST_STEPS = limits['regex-text-steps'].value;

describe('hostile patterns and texts end within the steps of one text', () => {
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
    { pattern: '(?!a*)', text: letters },
    { pattern: '(?>a*)b', text: letters },
    {
      pattern:
        '("?(https?://[-a-zA-Z0-9@:%._+~#=]{1,256}\\.[a-zA-Z0-9()]{1,6}\\b[-\\w()@:%+.~#?&/=]*)"?(?:,|\\))?){2,}',
      text: 'https://www.aaaa'.repeat(LENGTH / 16),
    },
  ])('$pattern', ({ pattern, text }) => {
    const regex = regexOf(pattern);
    for (const match of [regex.test.bind(regex), regex.exec.bind(regex)]) {
      const budget = new Budget();
      match(text, budget);
      // The step that goes over the limit is the last.
      expect(budget.spent('regex-steps')).toBeLessThanOrEqual(MOST_STEPS + text.length);
    }
  });

  test.each([
    `${'('.repeat(100)}a${'{2,3})'.repeat(3)}${'*)'.repeat(97)}`,
    '(?:a|b|c)?'.repeat(300),
    `${'(?:'.repeat(9)}a?${'b)*'.repeat(9)}`,
  ])('a pattern that is costly to look at: %s', (pattern) => {
    const parsed = parseRegex(pattern, {});
    if ('reason' in parsed) throw new Error(parsed.reason);
    const isGivenUp = backtrackingCost(parsed.root).attempt === HOPELESS;
    expect(isGivenUp || visitsOf(parsed.root) <= 200_000).toBe(true);
  });
});

test('a pattern that V8 finds too large when it searches is left to the own matcher', () => {
  // V8 compiles it again for texts with other than Latin characters.
  const large = { pattern: `${'. '.repeat(5_000)}\\p{Lu}`, text: `${'a '.repeat(5_000)}Ω` };
  expect(() => new RegExp(large.pattern, 'u').exec(large.text)).toThrow('Stack overflow');
  const regex = regexOf(large.pattern);
  expect(regex.test(large.text, new Budget())).toBe(true);
  expect(regex.exec(large.text, new Budget())?.groups[0]).toBe(large.text);
  expect(regex.finder(` ${large.text}`, new Budget())(1)?.groups[0]).toBe(large.text);
});

test('a choice may have any number of branches', () => {
  const regex = regexOf(`^(?:${'b|'.repeat(30_000)}c)(a+)+\\1!`);
  expect(regex.test(`c${'a'.repeat(100)}!`, new Budget())).toBe(true);
  expect(regex.test('d', new Budget())).toBe(false);
});

describe('a limit that is reached is noted', () => {
  const hostile = { pattern: '(a+)+\\1b!', text: `${'a'.repeat(5_000)} b!` };

  test('of one text', () => {
    const budget = new Budget();
    expect(regexOf(hostile.pattern).test(hostile.text, budget)).toBe(false);
    expect(budget.hits.map(({ limit }) => limit)).toEqual(['regex-text-steps']);
  });

  test('of a run: what comes after it costs nothing', () => {
    const budget = new Budget();
    const regex = regexOf(hostile.pattern);
    for (let count = 0; count < 6; count += 1) regex.test(hostile.text, budget);
    const before = budget.spent('regex-steps');
    regex.test(hostile.text, budget);
    expect(budget.spent('regex-steps')).toBe(before);
    expect(budget.hits.map(({ limit }) => limit)).toContain('regex-steps');
  });

  test('V8 gives way to the own matcher where many texts together could take long', () => {
    const budget = new Budget();
    const regex = regexOf('x(?<all>.*)(?<end>b)');
    const text = 'x'.repeat(2_000);
    for (let count = 0; count < 200; count += 1) expect(regex.exec(text, budget)).toBeUndefined();
    expect(budget.allow(0)).toBe(true);
    expect(budget.allow(1)).toBe(false);
    expect(budget.hits).toEqual([]);
    expect(regex.exec(`${text}ab`, budget)?.named.get('end')).toBe('b');
  });
});

function costOf(pattern: string): SearchCost {
  const parsed = parseRegex(pattern, {});
  if ('reason' in parsed) throw new Error(parsed.reason);
  return backtrackingCost(parsed.root);
}

/** Instructions, those of looks and groups included. */
function sizeIn({ instructions }: Program): number {
  return instructions.reduce(
    (sum, instruction) => sum + 1 + ('program' in instruction ? sizeIn(instruction.program) : 0),
    1,
  );
}

describe('the work of V8 is estimated from above', () => {
  test('as the own matcher counts it when it remembers nothing', () => {
    fc.assert(
      fc.property(pattern, text, fc.nat(30), (source, subject, times) => {
        const parsed = parseRegex(source, {});
        if ('reason' in parsed) return;
        const long = subject.repeat(times + 1);
        const estimate = workOf(backtrackingCost(parsed.root), false)(long);
        fc.pre(estimate < 10_000);
        const budget = new Budget();
        const { program, slots } = toProgram(parsed);
        const due = 50 * (long.length + 1);
        canMatch({ program, slots, remember: false }, long, budget);
        const steps = budget.spent('regex-steps');
        expect(steps).toBeLessThanOrEqual(due + sizeIn(program) * (estimate + long.length + 1));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    { pattern: '(?=((a+?))(?=a+?$)(?!a|a))', degree: 3, what: 'a lookaround that ends with one' },
    { pattern: '(?=a*)[^a]', degree: 2, what: 'a look ahead from where no match can begin' },
    { pattern: '(?!a*|a)^b', degree: 2, what: 'a look ahead before an anchor' },
    { pattern: '(?!ab)b', degree: 1, what: 'a short look ahead' },
  ])('of $what', ({ pattern, degree }) => {
    expect(degreeOf(costOf(pattern).fromAnywhere)).toBe(degree);
  });

  test('choices that only multiply count too', () => {
    const work = workOf(costOf(`^${'(?:a|a){4}'.repeat(10)}[cd]`), true);
    expect(work('a'.repeat(40))).toBeGreaterThan(2 ** 40);
  });
});

describe('lookarounds over long texts match', () => {
  const long = 'z'.repeat(LENGTH);
  test.each([
    { pattern: '(?!.*(?!.*))', text: long },
    { pattern: '(?=([^a]*)|a)(?!a*\\w)', text: long },
    { pattern: '(?!.*(?=.*y|z)x)', text: long },
    { pattern: '^(?!(?:.*(?=(?:w?x?|z)*!))+y)', text: `${long}!` },
  ])('$pattern', ({ pattern, text }) => {
    expect(regexOf(pattern).test(text, new Budget())).toBe(true);
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

/** Patterns with the same syntax in V8, for texts without newlines. */
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

/** Patterns for which V8 and PCRE find different matches. */
function isOdd(source: string): boolean {
  const parsed = parseRegex(source, {});
  return 'reason' in parsed || hasOddMatches(parsed.root);
}

function v8Groups(source: string, subject: string): readonly (string | undefined)[] | undefined {
  const match = new RegExp(source, 'u').exec(subject);
  return match === null ? undefined : [...match];
}

describe('all matchers agree with V8 if PCRE does', () => {
  test('the compiled expression', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(!isOdd(source));
        const regex = regexOf(source);
        const expected = v8Groups(source, subject);
        expect(regex.exec(subject, new Budget())?.groups).toEqual(expected);
        expect(regex.test(subject, new Budget())).toBe(expected !== undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  test('our own matcher', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(!isOdd(source));
        const expected = v8Groups(source, subject);
        expect(ownGroups(source, subject)).toEqual(expected);
        expect(canMatch(ownInput(source), subject, new Budget())).toBe(expected !== undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  test('texts that are too long for V8', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const regex = regexOf(source);
        const long = `${subject}${'z'.repeat(20_000)}`;
        const budget = new Budget();
        const found = regex.test(long, budget);
        const expected = new RegExp(source, 'u').test(`${subject}${'z'.repeat(6)}`);
        // A text that took too many steps counts as no match, and the limit is reported.
        expect(found || budget.hits.length > 0).toBe(expected || budget.hits.length > 0);
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
  const slots = new Backtracker(input, subject, new Budget()).find(0);
  if (slots === undefined) return undefined;
  return Array.from({ length: input.groupCount + 1 }, (_, group) => {
    const [start = -1, end = -1] = slots.slice(2 * group, 2 * group + 2);
    return end < 0 ? undefined : subject.slice(start, end);
  });
}
