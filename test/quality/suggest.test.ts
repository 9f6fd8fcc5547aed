import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { alteredValues } from '../../tooling/quality/suggest/altered.ts';
import { editText } from '../../tooling/quality/suggest/edit-text.ts';
import { exampleOf } from '../../tooling/quality/suggest/regex-example.ts';
import { replacedIgnoringCase } from '../../tooling/quality/suggest/replaced-text.ts';
import { tripline } from '../cli/run.ts';

const CONTENT = 'test/quality/fixtures/suggest';
const folder = mkdtempSync(join(tmpdir(), 'tripline-'));

afterAll(() => rmSync(folder, { recursive: true }));

describe('test --suggest', () => {
  test('prints near misses and matches made from the positive sample', async () => {
    const { out } = await tripline('test', '--suggest', '--content', CONTENT);
    await expect(out).toMatchFileSnapshot('fixtures/suggested.txt');
  });

  test('adds them to the file, where they cover what was open', async () => {
    cpSync(CONTENT, folder, { recursive: true });
    const path = 'detections/shell_started_by_web_server.yml';
    const before = readFileSync(join(folder, path), 'utf8');
    const written = await tripline('test', path, '--suggest', '--write', '--content', folder);
    expect(written.err).toMatch(/wrote \d+ suggested tests to/);
    const after = readFileSync(join(folder, path), 'utf8');
    expect(after.startsWith(before.slice(0, before.indexOf('# This comment')))).toBe(true);
    expect(after.endsWith('# This comment stays.\n')).toBe(true);
    const words = ['test', path, '--coverage', '--mutate', '--content', folder];
    const { out, code } = await tripline(...words);
    expect(out).toContain('clause coverage 8 of 8 (100%), mutation score 12 of 12 (100%)');
    expect(out).toContain('without suggested tests: clause coverage 3 of 8 (37.5%)');
    expect(code).toBe(0);
    const again = await tripline('test', path, '--suggest', '--content', folder);
    expect(again.out).not.toContain('suggested tests of');
  });

  test('--write requires --suggest', async () => {
    const { code, err } = await tripline('test', '--write', '--content', CONTENT);
    expect(err).toContain('--write has an effect only with --suggest');
    expect(code).toBe(2);
  });
});

describe('what suggestions are made of', () => {
  test.each([
    { value: 'procdump.exe', has: ['procdump2.exe', 'myprocdump.exe'] },
    { value: 'C:\\Tools\\a.exe', has: ['C:\\Tools\\a2.exe'] },
    { value: 'net user x /add', has: ['user x /add', 'net user x'] },
    { value: '10.0.0.7', has: ['10.0.0.8', '198.51.100.23'] },
    { value: '4688', has: ['4689', '4687'] },
  ])('$value is altered in one part', ({ value, has }) => {
    expect(alteredValues(value)).toEqual(expect.arrayContaining(has));
    expect(alteredValues(value)).not.toContain(value);
  });

  test.each([
    '^\\d{3,}-[a-z]+\\.exe$',
    '(?i)powershell.*-enc',
    '(foo|bar)\\s+x',
    'a[^b]c',
    '(?<name>\\w+)=1',
  ])('an example of %s matches it', (regex) => {
    const [example = ''] = exampleOf(regex);
    expect(example).toMatch(new RegExp(regex.replace('(?i)', ''), 'i'));
  });

  test('text of any pattern gives an example or none, and ends', () => {
    fc.assert(fc.property(fc.string(), (text) => exampleOf(text).length <= 1));
  });

  test('replacing by any case keeps the rest', () => {
    const words = fc.string();
    fc.assert(
      fc.property(words, words, (before, after) => {
        const part = 'Needle';
        fc.pre(!`${before}${after}`.toLowerCase().includes('needle'));
        const text = `${before}nEEdle${after}`;
        fc.pre(text.toLowerCase().length === text.length);
        expect(replacedIgnoringCase(text, part, 'x')).toBe(`${before}x${after}`);
      }),
    );
  });

  test.each([
    { text: '{"a":"C:\\\\x"}', from: 'C:\\x', to: 'D:\\y', is: '{"a":"D:\\\\y"}' },
    {
      text: "<Data Name='a'>1 &lt; 2</Data>",
      from: '1 < 2',
      to: '&',
      is: "<Data Name='a'>&amp;</Data>",
    },
    { text: 'user=root ok', from: 'root', to: null, is: ' ok' },
    { text: '{"a":{"b":"c"},"d":1}', from: 'c', to: null, is: '{"a":{},"d":1}' },
    { text: '{"a":{"b":"c"}}', from: null, to: 'x', is: '{"a":{"b":"c"},"field":"x"}' },
  ])('$text with $from replaced', ({ text, from, to, is }) => {
    const [first] = editText(text, { field: 'field', from, to }, []);
    expect(first).toBe(is);
  });
});
