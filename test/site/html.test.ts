import { describe, expect, test } from 'vitest';
import { elementsOf, UnsoundHtml } from './html.ts';
import { checkSite } from './links.ts';

describe('the reader of pages', () => {
  test('gives elements with their attributes decoded', () => {
    const html = '<!doctype html><p class="a &amp; b" hidden>x &lt; y<br><img alt="&#34;"></p>';
    const read = elementsOf(html).map(({ name, attributes }) => [name, ...attributes]);
    expect(read).toEqual([
      ['p', ['class', 'a & b'], ['hidden', '']],
      ['br'],
      ['img', ['alt', '"']],
    ]);
  });

  test('does not look for elements in a script', () => {
    const [script] = elementsOf('<script src="a.js">if (a < b) "<p>"</script>');
    expect(script).toMatchObject({ name: 'script', raw: 'if (a < b) "<p>"' });
  });

  test.each([
    ['<p onclick=x>a</p>'],
    ['<p>a < b</p>'],
    ['<p>a & b</p>'],
    ['<p>a'],
    ['<p>a</div>'],
    ['<p a="1" a="2">a</p>'],
    ['<p a="<b>">a</p>'],
    ['<script>a'],
  ])('refuses %s', (html) => expect(() => elementsOf(html)).toThrow(UnsoundHtml));
});

describe('the checker of links', () => {
  const files = new Map([
    ['index.html', '<a href="a/b.html#here">x</a><a href="https://example.org/">y</a>'],
    ['a/b.html', '<p id="here">a</p><a href="../index.html?q=1#">b</a><a href="#here">c</a>'],
  ]);

  test('finds nothing where all is well', () => {
    expect(checkSite(files)).toEqual({ pages: 2, links: 4, unsound: [], broken: [] });
  });

  test('tells of pages that are unsound', () => {
    const { unsound } = checkSite(new Map([...files, ['c.html', '<p>a & b</p>']]));
    expect(unsound).toEqual([expect.stringContaining('c.html: ')]);
  });

  test.each([
    ['c.html', 'leads to a/c.html, which is not there'],
    ['../../x.html', 'leads out of the site'],
    ['/index.html', 'depends on where the site lies'],
    ['javascript:alert(1)', 'has a scheme that pages should not use'],
    ['//example.org/x', 'has a scheme that pages should not use'],
    ['#there', 'names an anchor that is not there'],
    ['b.html#there', 'names an anchor that is not there'],
  ])('tells of %s', (link, tells) => {
    const more = new Map([...files, ['a/d.html', `<a href="${link}">x</a>`]]);
    expect(checkSite(more).broken).toEqual([`a/d.html: ${JSON.stringify(link)} ${tells}`]);
  });
});
