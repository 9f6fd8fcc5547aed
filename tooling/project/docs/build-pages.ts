import type { Diagnostic } from '../../base/diagnostic.ts';
import { type Content, completeContent } from '../../content/content.ts';
import { mainDialect } from '../../content/dialects/consistency.ts';
import { loadContent } from '../../content/load.ts';
import { createValidator } from '../../content/schema.ts';
import { readSchemas } from '../../content/schemas.ts';
import type { DocsFormat } from '../../render/docs/addresses.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import { renderDocs } from '../../render/docs/render-docs.ts';
import { type DocsStyle, type Site, sites } from '../../render/docs/style.ts';
import type { Timelines } from '../../render/docs/timeline.ts';
import type { OutputFile } from '../../render/output-file.ts';
import { blockingErrors, isError } from '../blocking-errors.ts';
import { readDocsStyle } from './read-style.ts';
import { readDocsTemplates } from './read-templates.ts';

/** Where content, profile and templates are, and the site generator of the pages. */
export interface BuildOptions {
  readonly packageRoot: string;
  readonly contentRoot: string;
  readonly profile?: string | undefined;
  readonly format: DocsFormat;
  readonly timelines?: Timelines | undefined;
}

/** Builds the pages of a content folder and collects problems. Nothing is written. */
export interface Build {
  readonly pages: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the profile or tripline.yml is invalid; then no pages are built. */
  readonly misconfigured: boolean;
}

/** The pages of a content folder, and the problems that prevent them. */
export function buildPages({
  packageRoot,
  contentRoot,
  profile,
  format,
  timelines,
}: BuildOptions): Build {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const style = readDocsStyle({ packageRoot, contentRoot, profile, report });
  if (diagnostics.some(isError)) return { pages: [], diagnostics, misconfigured: true };
  const content = readContent({ packageRoot, contentRoot }, diagnostics);
  const templates = readDocsTemplates(packageRoot);
  const pages = renderDocs(content, {
    style: { ...style, site: siteFor(content, style) },
    format,
    report,
    templates,
    timelines,
  });
  if (pages.length === 0 && !diagnostics.some(isError)) {
    report(docsDiagnostic('nothing-to-document', { root: contentRoot }, undefined));
  }
  return { pages, diagnostics, misconfigured: false };
}

/** The published site has another generator for content since 2024, which derives what the content no longer says. */
function siteFor(content: Content, { site }: DocsStyle): Site {
  const isOlder = site !== sites.security_content || mainDialect(content) === '2022';
  return isOlder ? site : sites.security_content_2024;
}

function readContent(
  { packageRoot, contentRoot }: Pick<BuildOptions, 'packageRoot' | 'contentRoot'>,
  diagnostics: Diagnostic[],
): Content {
  const found: Diagnostic[] = [];
  const loaded = loadContent(contentRoot, {
    validate: createValidator(readSchemas(packageRoot)),
    report: (diagnostic) => found.push(diagnostic),
    kinds: ['detection', 'story', 'macro', 'lookup'],
  });
  const content = completeContent(loaded);
  diagnostics.push(...blockingErrors(found, content));
  return content;
}
