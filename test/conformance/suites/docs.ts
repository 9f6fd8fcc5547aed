import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import { type Build, buildPages } from '../../../tooling/project/docs/build-pages.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const REFERENCE = '_posts/2022-08-31-e102e297-dbe6-4a19-b319-5c08f4c19a06.md';

/** The published pages, byte for byte, from their content and their profile. */
export const docsSuites: readonly Suite[] = [
  pageSuite('docs-reference-page', (page) => page === REFERENCE),
  pageSuite('docs-detection-pages', (page) => page.startsWith('_posts/')),
  pageSuite('docs-story-pages', (page) => page.startsWith('_stories/')),
];

function pageSuite(name: string, belongs: (page: string) => boolean): Suite {
  const run = (corpus: string): SuiteResult => {
    const docs = join(corpus, 'docs');
    const made = madePages(docs);
    const expected = expectedPages(docs).filter(belongs);
    const misses = expected.flatMap((page) => difference(page, { docs, made }) ?? []);
    const passed = expected.length - misses.length;
    return { suite: name, passed, total: expected.length, details: misses };
  };
  return { name, run };
}

const pagesByFolder = new Map<string, ReadonlyMap<string, string>>();

/** Made once for all three suites. */
function madePages(docs: string): ReadonlyMap<string, string> {
  const known = pagesByFolder.get(docs);
  if (known !== undefined) return known;
  const { pages }: Build = buildPages({
    packageRoot: realWorld().packageRoot,
    contentRoot: join(docs, 'content'),
    profile: join(docs, 'profile.yml'),
    format: 'jekyll',
  });
  const made = new Map(pages.map(({ path, text }) => [path, text]));
  pagesByFolder.set(docs, made);
  return made;
}

interface ManifestEntry {
  readonly page: string;
}

function expectedPages(docs: string): string[] {
  const manifest: readonly ManifestEntry[] = JSON.parse(
    readFileSync(join(docs, 'manifest.json'), 'utf8'),
  );
  return manifest.map(({ page }) => page);
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
