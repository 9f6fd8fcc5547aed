import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { realWorld } from '../../tooling/cli/world.ts';
import { buildPages } from '../../tooling/project/docs/build-pages.ts';
import { DOCS_FORMATS, type DocsFormat } from '../../tooling/render/docs/addresses.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function pages(format: DocsFormat, profile?: string) {
  return buildPages({
    packageRoot: realWorld().packageRoot,
    contentRoot: join(fixtures, 'content'),
    profile,
    format,
  });
}

describe('pages of our own site', () => {
  test.each(DOCS_FORMATS)('are laid out for %s', async (format) => {
    const { pages: made } = pages(format);
    expect(made).toHaveLength(6);
    for (const { path, text } of made) {
      await expect(text).toMatchFileSnapshot(join(fixtures, 'expected', format, path));
    }
  });

  test('differ between formats in front matter and links only', () => {
    const [jekyll, ...others] = DOCS_FORMATS.map((format) => pages(format).pages.map(bodyOf));
    for (const other of others) expect(other).toEqual(jekyll);
  });

  test('come without a diagnostic', () => {
    expect(pages('jekyll').diagnostics).toEqual([]);
  });
});

function bodyOf({ text }: { readonly text: string }): string {
  const body = text.slice(text.indexOf('#### '));
  return body.replace(/\]\([^()]*\)/g, ']()');
}

describe('pages of a site with a profile', () => {
  test('take layout, wording, tables and order from it', async () => {
    const { pages: made, diagnostics } = pages('jekyll', join(fixtures, 'profile', 'profile.yml'));
    expect(diagnostics).toEqual([]);
    for (const { path, text } of made) {
      await expect(text).toMatchFileSnapshot(join(fixtures, 'expected', 'profile', path));
    }
  });
});

test('pages are the same each time', () => {
  expect(pages('mkdocs')).toEqual(pages('mkdocs'));
});
