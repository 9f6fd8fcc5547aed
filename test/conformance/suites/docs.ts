import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { realWorld } from '../../../tooling/cli/world.ts';
import { Scratch } from '../../../tooling/disk/scratch.ts';
import { type Build, buildPages } from '../../../tooling/project/docs/build-pages.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const REFERENCE = '_posts/2022-08-31-e102e297-dbe6-4a19-b319-5c08f4c19a06.md';

/** The published pages, byte for byte, from their content and their profile. */
export const docsSuites: readonly Suite[] = [
  pageSuite('docs-reference-page', pages2022, (page) => page === REFERENCE),
  pageSuite('docs-detection-pages', pages2022, (page) => page.startsWith('_posts/')),
  pageSuite('docs-story-pages', pages2022, (page) => page.startsWith('_stories/')),
  pageSuite('docs24-detection-pages', pages2024, (page) => page.startsWith('_posts/')),
  pageSuite('docs24-story-pages', pages2024, (page) => page.startsWith('_stories/')),
  pageSuite('docs24-list-pages', pages2024, (page) => page.startsWith('_pages/')),
];

/** The pages of one generator: how they are made, and which are expected. */
interface Pages {
  readonly docs: string;
  readonly made: ReadonlyMap<string, string>;
  readonly expected: readonly string[];
}

function pageSuite(
  name: string,
  pagesIn: (corpus: string) => Pages,
  belongs: (page: string) => boolean,
): Suite {
  const run = (corpus: string): SuiteResult => {
    const { docs, made, expected } = pagesIn(corpus);
    const wanted = expected.filter(belongs);
    const misses = wanted.flatMap((page) => difference(page, { docs, made }) ?? []);
    const passed = wanted.length - misses.length;
    return { suite: name, passed, total: wanted.length, details: misses };
  };
  return { name, run };
}

interface ManifestEntry {
  readonly page: string;
}

function pages2022(corpus: string): Pages {
  const docs = join(corpus, 'docs');
  const manifest: readonly ManifestEntry[] = JSON.parse(
    readFileSync(join(docs, 'manifest.json'), 'utf8'),
  );
  const made = madePages(docs, join(docs, 'profile.yml'));
  return { docs, made, expected: manifest.map(({ page }) => page) };
}

/** The pages of 2024 have the wording of 2022, and need no tables of order. */
function pages2024(corpus: string): Pages {
  const docs = join(corpus, 'docs24');
  const known = madeByFolder.get(docs);
  const expected = readFileSync(join(docs, 'pages.txt'), 'utf8').trim().split('\n');
  if (known !== undefined) return { docs, made: known, expected };
  const scratch = new Scratch('docs24');
  try {
    cpSync(join(docs, 'enrichment'), join(scratch.root, 'enrichment'), { recursive: true });
    const profile = join(scratch.root, 'profile.yml');
    const {
      macro_order: _,
      duplicate_name_order: _order,
      ...settings
    } = parse(readFileSync(join(corpus, 'docs', 'profile.yml'), 'utf8'));
    writeFileSync(profile, stringify({ ...settings, site: 'security_content_2024' }));
    return { docs, made: madePages(docs, profile), expected };
  } finally {
    scratch.remove();
  }
}

const madeByFolder = new Map<string, ReadonlyMap<string, string>>();

/** Made once for all suites. */
function madePages(docs: string, profile: string): ReadonlyMap<string, string> {
  const known = madeByFolder.get(docs);
  if (known !== undefined) return known;
  const { pages }: Build = buildPages({
    packageRoot: realWorld().packageRoot,
    contentRoot: join(docs, 'content'),
    profile,
    format: 'jekyll',
  });
  const made = new Map(pages.map(({ path, text }) => [path, text]));
  madeByFolder.set(docs, made);
  return made;
}

interface Comparing {
  readonly docs: string;
  readonly made: ReadonlyMap<string, string>;
}

/** Where a page first differs from the expected bytes; undefined when it does not. */
function difference(page: string, { docs, made }: Comparing): string | undefined {
  const expected = readFileSync(join(docs, 'expected', page));
  const text = made.get(page);
  if (text === undefined) return `${page}: was not made`;
  if (expected.equals(Buffer.from(text))) return undefined;
  const lines = text.split('\n');
  const expectedLines = expected.toString().split('\n');
  const at = expectedLines.findIndex((line, index) => line !== lines[index]);
  const index = at < 0 ? expectedLines.length : at;
  const wanted = JSON.stringify(expectedLines[index] ?? '');
  return `${page}:${index + 1}: expected ${wanted}, found ${JSON.stringify(lines[index] ?? '')}`;
}
