import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConf } from '../../tooling/render/app/conf/parse.ts';
import { stanzaText } from '../../tooling/render/app/conf/stanza.ts';

test.each([
  ['a setting', '[a]\nb = c=d\n', { a: { b: 'c=d' } }],
  ['a comment', '# x\n[a]\n  ; y\nb=1\n', { a: { b: '1' } }],
  ['a setting of two lines', '[a]\nb = 1 \\\n2\nc = 3', { a: { b: '1 \\\n2', c: '3' } }],
  ['settings before a stanza', 'b = 1\n', { default: { b: '1' } }],
  ['a comment that ends in a backslash', '# x \\\n[a]\nb = 1', { a: { b: '1' } }],
])('reads %s', (_name, text, expected) => {
  const { stanzas, problems } = parseConf(text);
  const found = stanzas.map(({ name, settings }) => [name, Object.fromEntries(settings)]);
  expect([Object.fromEntries(found), problems]).toEqual([expected, []]);
});

test.each([
  ['[a]\nb', 'has a line that is neither a stanza nor a setting: "b"', 4],
  ['[a]\n[b]\n[a]', 'has the stanza [a] twice', 8],
  ['[a]\nb = 1\nb = 2', 'has "b" twice in [a]', 10],
  ['[a]\nb = 1 \\  \nc = 2', 'has blanks after the backslash that continues "b"', 4],
])('reports %j', (text, problem, offset) => {
  expect(parseConf(text).problems).toEqual([{ offset, problem }]);
});

test('what the build writes is read as it was', () => {
  const word = fc.stringMatching(/^[a-z][a-z.]{0,5}$/);
  const line = fc.stringMatching(/^[a-z=[\]"|]{1,8}$/);
  const value = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join(' \\\n'));
  const settings = fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 });
  const stanzas = fc.uniqueArray(
    fc.record({ name: word, settings: settings.map(Object.entries) }),
    {
      selector: ({ name }) => name,
    },
  );
  fc.assert(
    fc.property(stanzas, (written) => {
      const text = written.map((stanza) => `${stanzaText(stanza)}\n\n`).join('');
      expect(parseConf(text)).toMatchObject({ stanzas: written, problems: [] });
    }),
  );
});
