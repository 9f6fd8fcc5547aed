import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckedCondition } from '../../../tooling/detect/conditions.ts';
import { isSafeAddress } from '../../../tooling/render/safe-address.ts';
import { decidingConditions } from '../../../tooling/render/site/deciding.ts';
import { highlight } from '../../../tooling/render/site/highlight.ts';
import { html } from '../../../tooling/render/site/html.ts';
import { LONGEST_TEXT, markdown } from '../../../tooling/render/site/markdown.ts';
import { readableLog } from '../../../tooling/render/site/pages/readable-log.ts';
import type { Site } from '../../../tooling/render/site/site.ts';
import { siteSlug } from '../../../tooling/render/site/site-addresses.ts';

describe('html', () => {
  test('values are escaped, also in attributes; HTML in HTML is not escaped twice', () => {
    const name = `"><img src=x onerror=alert('1')> & {{x}}`;
    const inner = html`<b title="${name}">${name}</b>`;
    expect(html`<p>${inner}${undefined}${false}${[1, html`<i></i>`]}</p>`.text).toBe(
      '<p><b title="&#34;&gt;&lt;img src=x onerror=alert(&#39;1&#39;)&gt; &amp; {{x}}">' +
        '&#34;&gt;&lt;img src=x onerror=alert(&#39;1&#39;)&gt; &amp; {{x}}</b>1<i></i></p>',
    );
  });
});

describe('markdown', () => {
  test.each([
    ['tags are text', '<script>x</script>', '<p>&lt;script&gt;x&lt;/script&gt;</p>\n'],
    ['links run no script', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>\n'],
    [
      'pictures are not loaded',
      '![x](https://a.example/p.png)',
      '<p>!<a href="https://a.example/p.png">x</a></p>\n',
    ],
    [
      'links to sites work',
      '[x](https://a.example/)',
      '<p><a href="https://a.example/">x</a></p>\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(markdown(text).text).toBe(expected);
  });

  test('a text that is far too long is cut, and says so', () => {
    const text = markdown('a'.repeat(LONGEST_TEXT * 2)).text;
    expect(text).toContain('the rest is in the YAML');
    expect(text.length).toBeLessThan(LONGEST_TEXT + 100);
  });
});

describe('isSafeAddress', () => {
  test.each([
    ['https://a.example/', true],
    ['mailto:a@example.test', true],
    ['../stories/x/index.html#y', true],
    ['javascript:alert(1)', false],
    [' java\nscript:alert(1)', false],
    ['JAVASCRIPT:alert(1)', false],
    ['data:text/html,x', false],
    ['vbscript:x', false],
    ['file:///etc/passwd', false],
    ['//a.example/', false],
    ['\\\\a.example\\share', false],
  ])('%j: %s', (address, expected) => {
    expect(isSafeAddress(address)).toBe(expected);
  });
});

describe('siteSlug', () => {
  test('is small letters, digits and dashes, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(siteSlug(name)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      }),
    );
  });
});

describe('highlight', () => {
  /** Each calls the next one a hundred times. */
  const chain = new Map(
    [1, 2, 3, 4].map((step) => {
      const name = `many_macros_${step}`;
      const text = `\`many_macros_${step + 1}\` `.repeat(100);
      return [name, { name, parameters: [], source: { name, text, origin: undefined } }];
    }),
  );
  const site: Pick<Site, 'macroLibrary' | 'macroByName'> = {
    macroLibrary: {
      get: (name) =>
        name === 'twice(1)'
          ? {
              name,
              parameters: ['x'],
              source: { name, text: '$x$ `twice(y)` `other`', origin: undefined },
            }
          : chain.get(name),
      names: () => ['twice'],
      isExternal: () => false,
    },
    macroByName: new Map(),
  };
  const textOf = (search: string) =>
    highlight(search, { site, root: '' })
      .text.replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#34;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');

  test('changes nothing of what the search says', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '| stats ',
        ' by ',
        '"a \\" b"',
        '```c```',
        '`',
        '<b>',
        'len(x)',
        ' 12 ',
        '!=',
      ),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const search = words.join('').replaceAll('twice', '');
        expect(textOf(search)).toBe(search);
      }),
    );
  });

  test('a macro shows what it stands for, its arguments put in, and ends where it calls itself', () => {
    expect(textOf('`twice(a)`')).toBe('`twice(a)`show definition of twicea `twice(y)` `other`');
  });

  test('macros that call each other many times are shown as far as there is room', () => {
    const shown = textOf('`many_macros_1`');
    expect(shown).toContain('show definition of many_macros_4`many_macros_5` `many_macros_5`');
    expect(shown.length).toBeLessThan(1_000_000);
  });
});

describe('decidingConditions', () => {
  const condition = (
    kind: CheckedCondition['kind'],
    outcome: boolean,
    children: readonly CheckedCondition[] = [],
  ): CheckedCondition => ({ kind, outcome, children, saw: [], span: { start: 0, end: 0 } });

  test('of conditions that all have to hold, those that do not are to blame', () => {
    const missed = condition('single', false);
    const choice = condition('any', false, [
      condition('single', false),
      condition('single', false),
    ]);
    const all = condition('all', false, [condition('single', true), missed, choice]);
    expect([...decidingConditions([all])]).toEqual([missed, choice]);
  });

  test('where everything holds, nothing is to blame', () => {
    expect([...decidingConditions([condition('all', true, [condition('single', true)])])]).toEqual(
      [],
    );
  });
});

describe('readableLog', () => {
  test.each([
    ['JSON is indented', '{"a":{"b":1}}', '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['XML has an element a line', '<a><b>1</b><c/></a>', '<a>\n  <b>1</b>\n  <c/>\n</a>'],
    ['broken JSON stays as it is', '{"a":', '{"a":'],
    ['a line stays as it is', 'type=EXECVE a0="x"', 'type=EXECVE a0="x"'],
  ])('%s', (_, log, expected) => {
    expect(readableLog(log)).toBe(expected);
  });

  test('deep nesting does not make a long text of a short log', () => {
    const log = readableLog(`${'['.repeat(1000)}${']'.repeat(1000)}`);
    expect(log.length).toBeLessThan(LONGEST_TEXT + 100);
  });
});
