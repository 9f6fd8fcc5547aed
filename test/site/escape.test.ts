import { rmSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { buildPages } from '../../tooling/project/docs/build-pages.ts';
import { storyTimelines } from '../../tooling/project/docs/story-timelines.ts';
import { DOCS_FORMATS } from '../../tooling/render/docs/addresses.ts';
import { folderOf, HARMLESS, HOSTILE } from './hostile-content.ts';
import { elementsOf, type PageElement } from './html.ts';
import { checkSite, type SiteFiles } from './links.ts';
import { madeSite } from './made-site.ts';

const folders = {
  harmless: folderOf({ text: HARMLESS }),
  hostile: folderOf({ text: HOSTILE }),
  named: folderOf({ text: HOSTILE, story: 'A story' }),
};

afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});

describe('the site of content that somebody planted code in', async () => {
  const harmless = await madeSite(folders.harmless);
  const hostile = await madeSite(folders.hostile);

  test('has a page of each document', () => {
    const kinds = [
      'detections',
      'stories',
      'macros',
      'lookups',
      'data-sources',
      'data-models',
      'techniques',
      'documentation',
    ];
    for (const kind of kinds) {
      const own = [...hostile.keys()].filter((path) =>
        new RegExp(`^${kind}/.+/index.html$`).test(path),
      );
      expect(own, kind).not.toEqual([]);
    }
    const texts = [...hostile].filter(([path]) => path.endsWith('.html')).map(([, text]) => text);
    expect(texts.filter((text) => text.includes('alert(1)')).length).toBeGreaterThan(8);
  });

  test('is sound, and every link leads into it or to a web server', () => {
    expect(checkSite(hostile)).toMatchObject({ unsound: [], broken: [] });
  });

  test('has no element and no attribute that harmless content does not have too', () => {
    const known = shapesOf(harmless);
    expect([...shapesOf(hostile)].filter((shape) => !known.has(shape))).toEqual([]);
  });

  test('runs no script but its own', () => {
    for (const { name, attributes, raw } of allElements(hostile)) {
      if (name === 'script')
        expect([raw, attributes.get('src')]).toEqual([
          '',
          expect.stringMatching(/^(\.\.\/)*assets\/[\w-]+\.js$/),
        ]);
      for (const attribute of attributes.keys())
        expect(attribute).not.toMatch(/^(on|style$|srcdoc$)/);
    }
  });

  test('has a sound picture and a sound layer', () => {
    expect(() => elementsOf(hostile.get('techniques/matrix/matrix.svg') ?? '<')).not.toThrow();
    expect(() => JSON.parse(hostile.get('techniques/matrix/layer.json') ?? '')).not.toThrow();
  });
});

function allElements(files: SiteFiles): PageElement[] {
  return [...files].flatMap(([path, text]) => (path.endsWith('.html') ? elementsOf(text) : []));
}

/** Each kind of element with the names of its attributes. */
function shapesOf(files: SiteFiles): Set<string> {
  return new Set(
    allElements(files).map(({ name, attributes }) =>
      [name, ...[...attributes.keys()].sort()].join(' '),
    ),
  );
}

/** As generous as a reader of Markdown can be. */
const reader = new MarkdownIt({ html: true });
reader.validateLink = () => true;

describe.each(DOCS_FORMATS)('Markdown pages of such content, for %s,', async (format) => {
  const { pages } = buildPages({
    timelines: await storyTimelines(folders.named, realWorld()),
    packageRoot: realWorld().packageRoot,
    contentRoot: folders.named,
    profile: undefined,
    format,
  });
  const parts = pages.map(({ text }) => partsOf(text));

  test('are made, with the timeline of the story', () => {
    expect(pages).toHaveLength(3);
    expect(pages.filter(({ text }) => text.includes('#### Timeline'))).toHaveLength(1);
  });

  test('create no element, no attribute and no link that runs a script', () => {
    for (const { body } of parts) {
      for (const { name, attributes } of elementsOf(reader.render(body))) {
        expect(name).not.toMatch(/^(script|img|style|iframe|title|textarea)$/);
        for (const attribute of attributes.keys()) expect(attribute).not.toMatch(/^on/);
        const address = attributes.get('href') ?? '';
        if (/^\w+:/.test(address)) expect(address).toMatch(/^https?:/);
      }
    }
  });

  test('hold nothing for a site generator to run', () => {
    for (const { head, body } of parts) {
      const outside = body
        .replace(/^(`{3,})\n[\s\S]*?^\1$/gm, '')
        .replace(/(`+)[^\n]*?\1(?!`)/g, '');
      expect(outside.match(/.{0,40}\{[{%:].*/) ?? []).toEqual([]);
      const keys = Object.keys(parse(head) ?? {});
      expect(keys.filter((key) => !HEAD_KEYS.includes(key))).toEqual([]);
      if (format === 'jekyll') expect(head).toContain('render_with_liquid: false');
    }
  });
});

const HEAD_KEYS = [
  'title',
  'excerpt',
  'categories',
  'last_modified_at',
  'toc',
  'toc_label',
  'tags',
  'redirect_from',
  'render_with_liquid',
  'description',
  'lastUpdated',
  'outline',
  'date',
];

function partsOf(text: string) {
  const [, head = '', body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  return { head, body };
}
