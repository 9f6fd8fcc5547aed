import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../tooling/api/node-host.ts';
import { buildSiteFiles } from '../../tooling/project/site/build-site.ts';
import { folderWith } from '../render/fake-world.ts';

const STORY = `name: Doors
id: 0b8f7c1e-3f56-4a54-9d1b-6a0f5a4e2c1a
version: 1
date: "2026-01-31"
author: A
status: production
description: Doors.
narrative: Doors.
references: []
tags:
  category: [Other]
  product: [Any]
  usecase: Other
`;

async function siteWith(documents: readonly string[], files: Readonly<Record<string, string>>) {
  const contentRoot = folderWith({
    'tripline.yml': JSON.stringify({ repository: 'https://a.example/x', site: { documents } }),
    'stories/doors.yml': STORY,
    ...files,
  });
  const build = await buildSiteFiles({
    host: nodeHost(),
    contentRoot,
    profile: undefined,
    attackData: undefined,
  });
  const pages = new Map([...build.files].map(({ path, text }) => [path, text]));
  return { pages, said: build.diagnostics.map(({ code, message }) => `${code}: ${message}`) };
}

const GUIDE = {
  'docs/README.md': '# Guide\n\n[Doors](doors.md#how-to-close), [code](../src/x.ts)\n',
  'docs/doors.md':
    '<!-- note -->\n# Doors\n\n## How to close?\n\n## `main`\n\n![A door](door.png)\n',
  'docs/more/README.md': 'No heading. [Up](..) [Away](../../../x.md) [Self](#a)\n',
};

describe('the documentation of a repository', () => {
  test('has a page per Markdown file, with links between them', async () => {
    const { pages, said } = await siteWith(['docs'], GUIDE);
    const guide = pages.get('documentation/docs/index.html') ?? '';
    expect(guide).toContain('<h1>Guide</h1>');
    expect(guide).toContain('<a href="../../documentation/docs/doors/index.html#how-to-close">');
    expect(guide).toContain('<a href="https://a.example/x/blob/main/src/x.ts">');
    const doors = pages.get('documentation/docs/doors/index.html') ?? '';
    expect(doors).toContain('<li><a href="#how-to-close">How to close?</a></li>');
    expect(doors).toContain('<h2 id="main-1">');
    expect(doors).not.toContain('note');
    expect(doors).toContain('<p>A door</p>');
    const more = pages.get('documentation/docs/more/index.html') ?? '';
    expect(more).toContain('<h1>docs/more/README.md</h1>');
    expect(more).toContain('<a href="../../../documentation/docs/index.html">Up</a>');
    expect(more).toContain('<a>Away</a>');
    expect(
      said.filter((line) => !line.startsWith('docs/') && !line.includes('no-history')),
    ).toEqual([]);
  });

  test('is in the menu of every page, and found by the search', async () => {
    const { pages } = await siteWith(['docs/doors.md', 'docs'], GUIDE);
    expect(pages.get('index.html')).toContain('href="documentation/docs/doors/index.html"');
    expect(pages.get('assets/rows.js')).toContain('["document","Guide"');
  });

  test('is missing without a setting', async () => {
    const { pages } = await siteWith([], GUIDE);
    expect(pages.get('index.html')).not.toContain('documentation/');
  });

  test('reports what does not exist or is outside of the folder', async () => {
    const { said } = await siteWith(['guide', 'tripline.yml', '../'], GUIDE);
    expect(said).toEqual(
      expect.arrayContaining([
        'site/missing-document: "guide" has no Markdown file',
        'site/missing-document: "tripline.yml" has no Markdown file',
        expect.stringContaining('content/outside-root'),
      ]),
    );
  });
});
