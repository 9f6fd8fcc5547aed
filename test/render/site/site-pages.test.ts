import { dirname, join, normalize } from 'node:path/posix';
import { beforeAll, describe, expect, test } from 'vitest';
import { FIXTURE, renderFixture } from './site-fixture.ts';

const DETECTION = 'detections/0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a01/index.html';
const LEAD = 'detections/0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a02/index.html';

describe('the pages of a site', () => {
  let texts: ReadonlyMap<string, string>;
  let codes: readonly string[];

  beforeAll(async () => {
    ({ texts, codes } = await renderFixture(FIXTURE));
  });

  test.each([
    ['the page of a detection', DETECTION, 'detection.html'],
    [
      'the page of a data source',
      'data-sources/example-process-log/index.html',
      'data-source.html',
    ],
    ['the page of a story', 'stories/credential-files/index.html', 'story.html'],
  ])('%s shows all that is known', async (_, path, golden) => {
    const file = join(import.meta.dirname, 'fixtures', 'expected', golden);
    await expect(texts.get(path)).toMatchFileSnapshot(file);
  });

  test('every kind of content has pages', () => {
    const expected = [
      'index.html',
      'detections/index.html',
      'techniques/t1003/index.html',
      'techniques/t1003.002/index.html',
      'macros/program-1/index.html',
      'lookups/hives/index.html',
      'data-models/endpoint/index.html',
      `${dirname(DETECTION)}/source.yml`,
    ];
    expect(expected.filter((path) => !texts.has(path))).toEqual([]);
  });

  test('the name of a detection leads to its lasting address', () => {
    const redirect = texts.get('detections/registry-hive-saved/index.html');
    expect(redirect).toContain(`content="0; url=../../${DETECTION}"`);
  });

  test('a detection is tested only where a passing test of it fires', () => {
    expect(texts.get(DETECTION)).toContain('proof-passing">Tested');
    expect(texts.get(LEAD)).toContain('proof-untested">No test');
  });

  test('what a page names and nobody has is said, at its place', () => {
    expect(codes).toContain('docs/missing-story');
    expect(codes).toContain('site/unknown-data-source');
  });

  test('no link leads nowhere, and no anchor is missing', () => {
    expect([...texts].flatMap(([path, text]) => brokenLinks(path, text))).toEqual([]);
  });

  /** Links of a page to files and anchors that are not there; assets are not made here. */
  function brokenLinks(path: string, text: string): string[] {
    if (!path.endsWith('.html')) return [];
    const links = [...text.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(
      ([, link = '']) => link,
    );
    return links.filter((link) => {
      if (/^https?:|assets\/|^\.\/$/.test(link)) return false;
      const [file = '', anchor] = link.replace(/\?.*$/, '').split('#');
      const target = file === '' ? path : normalize(join(dirname(path), file));
      const page = texts.get(target);
      return page === undefined || (anchor !== undefined && !page.includes(`id="${anchor}"`));
    });
  }
});
