import { describe, expect, test } from 'vitest';
import { Budget } from '../../tooling/base/budget.ts';
import { compileRegex, isProblem } from '../../tooling/regex/compile.ts';
import { regexOf } from './compiled.ts';

/** Groups of the first match; undefined for no match. */
function groups(pattern: string, text: string): readonly (string | undefined)[] | undefined {
  return regexOf(pattern).exec(text, new Budget())?.groups;
}

describe('PCRE syntax that V8 does not support', () => {
  test.each([
    { pattern: '(?i)abc', text: 'xABC', is: ['ABC'] },
    { pattern: 'a(?i)b', text: 'aB', is: ['aB'] },
    { pattern: 'a(?i)b', text: 'AB', is: undefined },
    { pattern: 'a(?i:b)c', text: 'aBc', is: ['aBc'] },
    { pattern: 'a(?i:b)c', text: 'aBC', is: undefined },
    { pattern: '(a(?i)b|c)d', text: 'Cd', is: ['Cd', 'C'] },
    { pattern: '(?i-s:a.)', text: 'A\n', is: undefined },
    { pattern: '(?i)[^a]', text: 'Ab', is: ['b'] },
    { pattern: '(?i)é', text: 'É', is: ['É'] },
    { pattern: '(?s)a.b', text: 'a\nb', is: ['a\nb'] },
    { pattern: 'a.b', text: 'a\rb', is: ['a\rb'] },
    { pattern: 'a.b', text: 'a\u2028b', is: ['a\u2028b'] },
    { pattern: 'a.b', text: 'a\nb', is: undefined },
    { pattern: '^.{1}$', text: '😀', is: ['😀'] },
    { pattern: '(?m)^b$', text: 'a\nb\nc', is: ['b'] },
    { pattern: '^b', text: 'a\nb', is: undefined },
    { pattern: 'a$', text: 'a\n', is: ['a'] },
    { pattern: 'a$', text: 'a\n\n', is: undefined },
    { pattern: 'a\\Z', text: 'a\n', is: ['a'] },
    { pattern: 'a\\z', text: 'a\n', is: undefined },
    { pattern: '\\Aa', text: 'ba', is: undefined },
    { pattern: '(?m)\\Aa', text: 'b\na', is: undefined },
    { pattern: '\\s', text: '\u00a0', is: undefined },
    { pattern: '\\w', text: 'é', is: undefined },
    { pattern: '\\d', text: '٣', is: undefined },
    { pattern: '\\h+', text: 'a\t\u00a0b', is: ['\t\u00a0'] },
    { pattern: '\\v+', text: 'a\u000b\nb', is: ['\u000b\n'] },
    { pattern: 'a\\Rb', text: 'a\r\nb', is: ['a\r\nb'] },
    { pattern: '\\N+', text: 'ab\nc', is: ['ab'] },
    { pattern: '[[:alpha:]_]+', text: '1ab_2', is: ['ab_'] },
    { pattern: '[[:^digit:]]+', text: '1ab2', is: ['ab'] },
    { pattern: '[]a]+', text: 'x]a]', is: [']a]'] },
    { pattern: '[^]a]+', text: ']xa', is: ['x'] },
    { pattern: '[\\w.-]+', text: '!a-b.c', is: ['a-b.c'] },
    { pattern: '[\\w-.]+', text: '!a-b.c', is: ['a-b.c'] },
    { pattern: '[\\b]', text: 'a\bb', is: ['\b'] },
    { pattern: '[\\Qa]\\E]+', text: 'xa]', is: ['a]'] },
    { pattern: '\\Qa.b\\E+', text: 'a.bb', is: ['a.bb'] },
    { pattern: '\\x41\\x{42}\\103\\u0044', text: 'ABCD', is: ['ABCD'] },
    { pattern: '\\x{202E}', text: 'a\u202eb', is: ['\u202e'] },
    { pattern: '[\\x{1F600}-\\x{1F64F}]', text: '😀', is: ['😀'] },
    { pattern: '\\p{Lu}\\p{Alpha}\\PL', text: 'éÉb1', is: ['Éb1'] },
    { pattern: '\\cA\\e\\a', text: '\u0001\u001b\u0007', is: ['\u0001\u001b\u0007'] },
    { pattern: '\\-\\"\\_\\/', text: '-"_/', is: ['-"_/'] },
    { pattern: 'a++b', text: 'aab', is: ['aab'] },
    { pattern: 'a++ab', text: 'aaab', is: undefined },
    { pattern: '(?>a|ab)c', text: 'abc', is: undefined },
    { pattern: '(x)(?>(a)+)b', text: 'xaab', is: ['xaab', 'x', 'a'] },
    { pattern: 'a?+b', text: 'ab', is: ['ab'] },
    { pattern: '(?x) a b # comment\n c', text: 'abc', is: ['abc'] },
    { pattern: 'a(?#comment)b', text: 'ab', is: ['ab'] },
    { pattern: 'a{,3}', text: 'a{,3}', is: ['a{,3}'] },
    { pattern: 'a{x', text: 'a{x', is: ['a{x'] },
    { pattern: '{main}', text: '{main}', is: ['{main}'] },
    { pattern: '(?U)a+', text: 'aaa', is: ['a'] },
    { pattern: '(?|(a)|(b))(c)', text: 'bc', is: ['bc', 'b', 'c'] },
    { pattern: '(a)\\1', text: 'aa', is: ['aa', 'a'] },
    { pattern: '(?<q>[\'"])x(?P=q)', text: '"x"', is: ['"x"', '"'] },
    { pattern: '(?i)(a)\\g{-1}\\k<n>(?<n>)', text: 'aA', is: undefined },
    { pattern: '(a)|b\\1', text: 'b', is: undefined },
    { pattern: '(?<=ab|c)d', text: 'abd', is: ['d'] },
    { pattern: '(?<!a)b', text: 'ab b', is: ['b'] },
    { pattern: '(?<=\\s)+b', text: 'a b', is: ['b'] },
    { pattern: '(?:(a)|b)+', text: 'ab', is: ['ab', 'a'] },
    { pattern: '(a*)*', text: 'b', is: ['', ''] },
    {
      pattern: '(.*\\\\)(?=.*(\\.\\w*)$|(\\w+)$)',
      text: 'c:\\a\\b.exe',
      is: ['c:\\a\\', 'c:\\a\\', '.exe', undefined],
    },
  ])('$pattern on $text', ({ pattern, text, is }) => {
    expect(groups(pattern, text)).toEqual(is);
  });
});

describe('named groups', () => {
  test('keep their names, in any spelling and order', () => {
    const regex = regexOf("(?P<user>\\w+);(?<app_1>\\w+);(?'x'\\d)?");
    expect(regex.groupNames).toEqual(['user', 'app_1', 'x']);
    const match = regex.exec('bob;search;', new Budget());
    expect([...(match?.named ?? [])]).toEqual([
      ['user', 'bob'],
      ['app_1', 'search'],
    ]);
  });

  test('may share a name if the pattern allows it', () => {
    const regex = regexOf('(?J)(?:(?<a>x)|(?<a>y))');
    expect(regex.exec('y', new Budget())?.named.get('a')).toBe('y');
  });

  test('have positions in the text', () => {
    expect(regexOf('(?<middle>fgh)').exec('abcdefghij', new Budget())?.span('middle')).toEqual({
      start: 5,
      end: 8,
    });
    expect(regexOf('(?<a>b)\\1').exec('abb', new Budget())?.span('a')).toEqual({
      start: 1,
      end: 2,
    });
  });
});

describe('a search from an offset', () => {
  test.each([
    { pattern: '\\w+', text: 'ab cd', from: 2, start: 3, end: 5 },
    { pattern: '.*c', text: 'abcbc', from: 1, start: 1, end: 5 },
    { pattern: '^a', text: 'aa', from: 1, start: undefined, end: undefined },
    { pattern: '\\bb', text: 'ab', from: 1, start: undefined, end: undefined },
    { pattern: '(a)\\1', text: 'aaaa', from: 2, start: 2, end: 4 },
  ])('$pattern in $text from $from', ({ pattern, text, from, start, end }) => {
    const match = regexOf(pattern).finder(text, new Budget())(from);
    expect({ start: match?.start, end: match?.end }).toEqual({ start, end });
  });
});

describe('unsupported or invalid patterns', () => {
  test.each([
    ['(', 'group "(" is not closed'],
    ['a)', 'unmatched ")"'],
    ['[a', 'character class "[" is not closed'],
    ['*a', 'a quantifier has nothing to repeat'],
    ['a**', 'a quantifier has nothing to repeat'],
    ['a+++', 'a quantifier has nothing to repeat'],
    ['(?:a{2}){3}|a{2}{3}', 'a quantifier has nothing to repeat'],
    ['a{3,1}', 'the maximum of a quantifier is below its minimum'],
    ['[z-a]', 'a range in a character class ends before it starts'],
    ['a\\', 'the pattern ends with a backslash'],
    ['C:\\Users', '"\\U" is not a known escape'],
    ['(?R)', 'recursion is not supported'],
    ['(a)(?1)', 'recursion is not supported'],
    ['(?(1)a|b)', 'conditionals "(?(…)" are not supported'],
    ['(*SKIP)a', 'backtracking verbs "(*…)" are not supported'],
    ['\\Ga', '"\\G" (end of the previous match) is not supported'],
    ['a\\Kb', '"\\K" (match start reset) is not supported'],
    ['(?<a>.)(?<a>.)', 'two groups are named "a"; use "(?J)" to allow that'],
    ['\\p{Nope}', '"Nope" is not a Unicode property'],
    ['[[:nope:]]', '"[:nope:]" is not a POSIX character class'],
    ['(a)\\2', 'group "2" does not exist'],
    ['(?<=a+)b', 'lookbehind has no maximum length'],
    ['(?z)', '"(?z" is not a known group type'],
    ['('.repeat(1_000), 'groups are nested too deeply'],
    ['(a*)*'.repeat(10_000), 'the pattern has too many quantifiers'],
    ['((a{1000}){1000}){1000}', 'the pattern is too large'],
  ])('%.20s', (pattern, reason) => {
    const result = compileRegex(pattern);
    expect(isProblem(result) ? result.reason : undefined).toBe(reason);
  });
});

test('the same pattern is compiled once', () => {
  expect(compileRegex('a+b')).toBe(compileRegex('a+b'));
  expect(compileRegex('a+b', { ignoreCase: true })).not.toBe(compileRegex('a+b'));
});

test.each([
  ['(?i)mimi(?:k|x)atz\\.exe$', { text: 'atz.exe', ignoreCase: true }],
  ['^.*\\\\cmd\\.exe', { text: '\\cmd.exe', ignoreCase: false }],
  ['a|b', undefined],
  ['(?:abc)?d+', { text: 'd', ignoreCase: false }],
])('%s requires a text', (pattern, required) => {
  expect(regexOf(pattern).requires).toEqual(required);
});
