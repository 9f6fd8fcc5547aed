import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  codeSpan,
  decimal,
  escapeHtml,
  fenceFor,
  inertText,
  printed,
  quoted,
  scalar,
  slug,
  tableCell,
} from '../../tooling/render/docs/text.ts';

describe('escapeHtml', () => {
  test.each([
    {
      text: `<a href='x' title="y">&amp;</a>`,
      is: '&lt;a href=&#39;x&#39; title=&#34;y&#34;&gt;&amp;amp;&lt;/a&gt;',
    },
    { text: '`a=b` | $dest$', is: '`a=b` | $dest$' },
  ])('$text', ({ text, is }) => expect(escapeHtml(text)).toBe(is));
});

describe('inertText', () => {
  test.each([
    { text: '<script>alert(1)</script>', is: '&lt;script>alert(1)&lt;/script>' },
    { text: '<!-- hidden -->', is: '&lt;!-- hidden -->' },
    { text: 'a < b &#151; **c**', is: 'a < b &#151; **c**' },
    {
      text: '{{ site.secret }} {% include x %}',
      is: '&#123;&#123; site.secret }} &#123;% include x %}',
    },
    { text: 'a{: onclick="x"} {"a": 1}', is: 'a&#123;: onclick="x"} {"a": 1}' },
    { text: '[a](javascript:x)', is: '[a&#93;(javascript:x)' },
    { text: '[a]( <JavaScript:x>)', is: '[a&#93;( &lt;JavaScript:x>)' },
    { text: '[a](&#106;avascript:x)', is: '[a&#93;(&#106;avascript:x)' },
    { text: '[a]: data:x', is: '[a&#93;: data:x' },
    {
      text: '[a](https://a.example/b:c) [b](../c.md#d)',
      is: '[a](https://a.example/b:c) [b](../c.md#d)',
    },
    { text: '[a]: https://a.example/', is: '[a]: https://a.example/' },
  ])('$text', ({ text, is }) => expect(inertText(text)).toBe(is));
});

test.each([
  { text: 'a', is: '`a`' },
  { text: 'a ``b` \n c', is: '``` a ``b` c ```' },
])('a code span holds $text', ({ text, is }) => expect(codeSpan(text)).toBe(is));

test('a table cell holds no bar and no line break', () => {
  expect(tableCell(' a | b \r\n  c ')).toBe('a \\| b c');
});

describe('YAML texts read back as they were', () => {
  test.each([
    'plain',
    '/etc/passwd and /etc/shadow',
    'a: b',
    'a #b',
    'ends with:',
    '- dash',
    'null',
    '12',
    '',
    ' blank ',
    '"quoted" \\ back',
    '{map: 1}',
  ])('%j', (text) => {
    expect(parse(scalar(text))).toBe(text);
    expect(parse(quoted(text))).toBe(text);
  });

  test('a line break cannot add a key', () => {
    expect(parse(`title: ${quoted('x"\nlayout: evil')}`)).toEqual({ title: 'x" layout: evil' });
  });
});

test('a fence is longer than any run of backticks in the search', () => {
  expect(fenceFor('index=main ``` a comment ``` | head')).toBe('````');
  expect(fenceFor('`macro`')).toBe('```');
});

test('a slug changes case and blanks only', () => {
  expect(slug('Suspicious Rundll32 no-CommandLine (x)')).toBe(
    'suspicious_rundll32_no-commandline_(x)',
  );
});

test.each([
  { value: 80, is: '80.0' },
  { value: 45.5, is: '45.5' },
  { value: 0.07, is: '0.07' },
])('$value is printed as $is', ({ value, is }) => expect(decimal(value)).toBe(is));

test.each([
  { value: undefined, is: '' },
  { value: null, is: 'None' },
  { value: [], is: '[]' },
  { value: 3, is: '3' },
])('$value is printed as "$is"', ({ value, is }) => expect(printed(value)).toBe(is));
