import { inertPage } from '../../base/inert.ts';
import type { OutputFile } from '../output-file.ts';
import { buildSite } from './build-site.ts';
import { siteDiagnostic } from './diagnostics.ts';
import { menuOf, type Page, pageFile } from './layout.ts';
import { dataModelPages } from './pages/data-models.ts';
import { dataSourcePages } from './pages/data-sources.ts';
import { detectionPages } from './pages/detection.ts';
import { detectionListPages } from './pages/detection-list.ts';
import { documentationPages } from './pages/documentation.ts';
import { homePage } from './pages/home.ts';
import { lookupPages } from './pages/lookups.ts';
import { macroPages } from './pages/macros.ts';
import { matrixFiles, matrixPage } from './pages/matrix.ts';
import { redirectFile } from './pages/redirect.ts';
import { storyPages } from './pages/stories.ts';
import { techniquePages } from './pages/techniques.ts';
import { searchFiles } from './search-files.ts';
import type { Site } from './site.ts';
import type { SiteInput } from './site-input.ts';

/** Generates the files of a site except static ones, one by one, so that they are not all in memory. */
export function* renderSite(input: SiteInput): Iterable<OutputFile> {
  const site = buildSite(input);
  if (site.detections.length + site.stories.length === 0) {
    input.report(siteDiagnostic('nothing-to-show', { root: input.content.root }, undefined));
    return;
  }
  for (const { path, text } of shownFiles(site)) yield { path, text: inertPage(text) };
  yield* writtenFiles(site);
}

/** What browsers show, and scripts that put it there. */
function* shownFiles(site: Site): Iterable<OutputFile> {
  const menu = menuOf(site.documents[0]?.path);
  for (const page of pages(site)) yield pageFile(page, menu);
  for (const { redirect, path, name } of site.detections) {
    if (redirect !== undefined) yield redirectFile(redirect, { path, name });
  }
  yield* matrixFiles(site);
  yield* searchFiles(site);
}

/** Every page with a frame. */
function* pages(site: Site): Iterable<Page> {
  yield homePage(site);
  yield* detectionListPages(site);
  yield* detectionPages(site);
  yield* storyPages(site);
  yield* techniquePages(site);
  yield matrixPage(site);
  yield* dataSourcePages(site);
  yield* dataModelPages(site);
  yield* macroPages(site);
  yield* lookupPages(site);
  yield* documentationPages(site);
}

/** The YAML of each page, in the folder of the page. */
function* writtenFiles({ detections, stories, dataSources, dataModels, macros, lookups }: Site) {
  const entries = [detections, stories, dataSources, dataModels, macros, lookups].flat();
  for (const { path, document } of entries) {
    yield { path: path.replace(/index\.html$/, 'source.yml'), text: document.source.text };
  }
}
