import fc from 'fast-check';
import { Budget } from '../../../tooling/base/budget.ts';
import { compileRegex, isProblem } from '../../../tooling/regex/compile.ts';
import { replaceMatches } from '../../../tooling/regex/replace.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { type Result, repeated, type Target } from '../target.ts';

/** Ends the pattern; the rest is the text that it is matched with. */
const SEPARATOR = '\x1e';

const ATOMS: readonly string[] = [
  'a',
  'b',
  '.',
  '\\w',
  '\\d+',
  '\\s*',
  '[a-f]',
  '[^a]',
  '[[:alpha:]]',
  '\\p{Lu}',
  '\\b',
  '^',
  '$',
  '\\A',
  '\\z',
  '\\1',
  '\\k<n>',
  '(?<n>a|b)',
  '(?:a*)*',
  '(a+)+',
  '(?=a)',
  '(?<=b)',
  '(?<!a)',
  '(?!b)',
  '(?>a+)',
  '(?i)',
  '(?x) # c\n',
  '(?R)',
  '(?(1)a|b)',
  '\\x{1F600}',
  '\\Qa.b\\E',
  'a{2,5}',
  'a{65535}',
  'a*+',
  '.*?',
  '|',
  'é',
];
const TEXTS: readonly string[] = [
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!',
  'ab '.repeat(40),
  'C:\\Windows\\System32\\cmd.exe /c "a b"',
  'https://example.com/?a=b&c=d',
  '\n\r\n\u2028a\nb\n',
  'éİß😀\ud800',
  '',
];

export const regex: Target = {
  id: 'regex',
  title: 'regular expressions',
  open() {
    const pattern = fc
      .array(fc.constantFrom(...ATOMS), { minLength: 1, maxLength: 8 })
      .map((atoms) => atoms.join(''));
    const material = { seeds: ATOMS, words: ATOMS };
    const inputs = fc
      .tuple(
        mutatedText(pattern, material),
        mutatedText(fc.constantFrom(...TEXTS), { seeds: TEXTS, words: TEXTS }),
      )
      .map(([written, text]) => Buffer.from(written + SEPARATOR + text));
    return repeated(inputs, (input) => matched(input.toString('utf8')));
  },
};

function matched(input: string): Result {
  const [pattern = '', text = ''] = input.split(SEPARATOR);
  const compiled = compileRegex(pattern);
  if (isProblem(compiled)) return { diagnostics: [], text: compiled.reason };
  const budget = new Budget();
  const find = compiled.finder(text, budget);
  const first = compiled.exec(text, budget);
  const results = {
    test: compiled.test(text, budget),
    groups: first?.groups,
    named: first?.named,
    later: find(Math.min(1, text.length))?.groups,
    replaced: replaceMatches(compiled, { text, replacement: '<\\1>' }, budget),
    requires: compiled.requires,
    hits: budget.hits.map(({ limit }) => limit),
  };
  return { diagnostics: [], text: shown(results) };
}
