import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource, toFile } from '../../tooling/base/source.ts';
import { embeddedSource } from '../../tooling/content/embedded.ts';
import { placesOf } from '../../tooling/content/places.ts';
import { dataOf, parseYaml } from '../../tooling/content/yaml.ts';

const STYLES = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;

/** Searches as people write them: words, quotes, backslashes, pipes and line breaks. */
const searchText = fc
  .array(
    fc.constantFrom(
      'index=main',
      '| where',
      "it's",
      'a "b"',
      'C:\\\\x',
      '\\d+',
      '|',
      '  ',
      '\n',
      '\n\n',
      'é',
      '#x',
      ': ',
      '`m`',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((words) => `s${words.join(' ')}e`);

function textOf(text: string, style: (typeof STYLES)[number]) {
  const yaml = stringify(
    { a: { search: text }, b: 1 },
    { defaultStringType: style, defaultKeyType: 'PLAIN', lineWidth: 40 },
  );
  const file = fileSource('x.yml', yaml);
  const parsed = parseYaml(file, () => undefined);
  const places = parsed && placesOf(parsed.document, yaml);
  const value = parsed?.document.getIn(['a', 'search']);
  if (places === undefined || typeof value !== 'string') throw new Error('no text');
  return { file, text: value, place: () => places.at(['a', 'search']) };
}

describe('spans in YAML', () => {
  test.each(STYLES)('map every visible character of a %s scalar to itself', (style) => {
    fc.assert(
      fc.property(searchText, (text) => {
        const embedded = textOf(text, style);
        const { file } = embedded;
        const source = embeddedSource('x.yml', embedded);
        for (let at = 0; at < source.text.length; at += 1) {
          const char = source.text[at] ?? '';
          if (/\s/.test(char)) continue;
          const span = toFile({ source, start: at, end: at + 1 });
          const written = file.text.slice(span.start, span.start + 2);
          expect(written === `\\${char}` || written.startsWith(char)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('YAML that PyYAML accepts', () => {
  test.each([
    {
      because: 'a quoted string may continue in column 1',
      yaml: "a: 'one\ntwo\n\nthree'\nb: 2\n",
      value: { a: 'one two\nthree', b: 2 },
      codes: ['content/yaml-unindented'],
    },
    {
      because: 'so may a double-quoted string with escapes',
      yaml: 'a: "one \\"x\\"\ntwo"\nb: [1]\n',
      value: { a: 'one "x" two', b: [1] },
      codes: ['content/yaml-unindented'],
    },
    {
      because: 'a plain scalar that continues in column 1 is one problem, and the rest is read',
      yaml: 'a: one\ntwo (three)\nb: 2\n',
      value: { a: 'one two (three)', b: 2 },
      codes: ['content/yaml-unindented-text'],
    },
    {
      because: 'the last of duplicate keys is used',
      yaml: 'a: 1\na: 2\n',
      value: { a: 2 },
      codes: ['content/duplicate-key'],
    },
    { because: 'a dot is a string', yaml: 'a: .\n', value: { a: '.' }, codes: [] },
    {
      because: 'a date is a string',
      yaml: 'a: 2024-01-02\n',
      value: { a: '2024-01-02' },
      codes: [],
    },
  ])('$because', ({ yaml, value, codes }) => {
    const found: string[] = [];
    const parsed = parseYaml(fileSource('x.yml', yaml), ({ code }) => found.push(code));
    expect(parsed?.document.toJS()).toEqual(value);
    expect(found).toEqual(codes);
  });
});

describe('YAML that is nested too deeply is reported before it is parsed', () => {
  test.each([
    { as: 'lists in brackets', text: `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}` },
    { as: 'brackets without end', text: '['.repeat(7_000) },
    { as: 'mappings in brackets', text: '{a: '.repeat(7_000) },
    { as: 'lists in one line', text: '- '.repeat(7_000) },
    { as: 'complex keys', text: '? '.repeat(7_000) },
    { as: 'mappings in one line', text: 'a: &b '.repeat(7_000) },
    { as: 'indentation', text: indented(200) },
    // Behind an error, the parser takes each of these lines for a level of its own.
    { as: 'lines behind an error', text: 'a: b: {c: 1}\n1\n'.repeat(5_000) },
  ])('$as', ({ text }) => {
    const found: string[] = [];
    const report = ({ message }: { message: string }) => found.push(message);
    expect(parseYaml(fileSource('x.yml', text), report)).toBeUndefined();
    expect(found).toEqual(['nested more than 100 levels deep']);
  });

  test.each([
    { as: 'brackets that are closed', text: `a: [${'[], '.repeat(500)}1]` },
    { as: 'brackets in a text', text: `a: |\n  ${'['.repeat(500)}\n` },
    { as: 'brackets in a comment', text: `a: 1 # ${'['.repeat(500)}\n` },
    { as: 'lists below each other', text: `a:\n${'  - b: [1]\n'.repeat(500)}` },
    { as: 'a text that is far to the right', text: `a:\n${' '.repeat(300)}b` },
    { as: '90 levels', text: indented(90) },
  ])('but not $as', ({ text }) => {
    const found: string[] = [];
    parseYaml(fileSource('x.yml', text), ({ message }) => found.push(message));
    expect(found).toEqual([]);
  });
});

function indented(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

test('the keys of a large mapping are compared in one pass', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1\n`).join('');
  const found: string[] = [];
  const file = fileSource('x.yml', `${keys}k1: 2\n'k2': 3\n`);
  parseYaml(file, ({ message, span }) =>
    found.push(`${message}: ${file.text.slice(span?.start, span?.end)}`),
  );
  expect(found).toEqual([expect.stringContaining(': k1'), expect.stringContaining(": 'k2'")]);
});

describe('aliases', () => {
  test.each([
    { as: 'a few', count: 40, codes: [] },
    {
      as: 'thousands, which the parser would look up one by one',
      count: 5_000,
      codes: ['content/yaml-syntax'],
    },
  ])('$as', ({ count, codes }) => {
    const found: string[] = [];
    const text = `a: &x 1\nb:\n${Array.from({ length: count }, (_, at) => `- &y${at} z\n- *x\n`).join('')}`;
    parseYaml(fileSource('x.yml', text), ({ code }) => found.push(code));
    expect(found).toEqual(codes);
  });
});

test.each([
  { as: 'nothing', text: '<<:', at: '<<' },
  { as: 'a text', text: 'a: &x 1\n<<: *x', at: '<<' },
  { as: 'a list with a number', text: 'b:\n  <<: [{a: 1}, 2]', at: '<<' },
])('a merge of $as in YAML 1.1 is reported', ({ text, at }) => {
  const found: string[] = [];
  const file = fileSource('x.yml', `%YAML 1.1\n---\n${text}`);
  const report = ({ message, span }: Diagnostic) =>
    found.push(`${file.text.slice(span?.start, span?.end)}: ${message}`);
  expect(parseYaml(file, report)).toBeUndefined();
  expect(found).toEqual([`${at}: only mappings can be merged`]);
});

test.each(['<<: {a: 1}', 'a: &x {b: 1}\n<<: *x', 'a: &x {b: 1}\nc: {<<: [*x, {d: 2}]}'])(
  'mappings are merged in YAML 1.1: %s',
  (text) => {
    const file = fileSource('x.yml', `%YAML 1.1\n---\n${text}`);
    const unexpected = ({ message }: Diagnostic) => expect.fail(message);
    const yaml = parseYaml(file, unexpected);
    expect(yaml && dataOf(yaml, unexpected)).toBeDefined();
  },
);

test.each(['a: &x [*x]', '&x a: &y {b: [*y]}', 'a: &x\n  b:\n    - c: *x'])(
  'an alias that contains itself is reported: %s',
  (text) => {
    const found: string[] = [];
    const report = ({ message }: { message: string }) => found.push(message);
    expect(parseYaml(fileSource('x.yml', text), report)).toBeUndefined();
    expect(found).toEqual(['the alias contains itself']);
  },
);
