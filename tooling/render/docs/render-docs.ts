import { inertPage } from '../../base/inert.ts';
import type { Content } from '../../content/content.ts';
import type { OutputFile } from '../output-file.ts';
import { detectionPath, linkStyle, storyPath } from './addresses.ts';
import { docsView } from './docs-view.ts';
import { listPages } from './list-pages.ts';
import { checkPageNames } from './page-names.ts';
import { compileTemplates, type DocsTemplates } from './templates.ts';
import type { ViewOptions } from './view-context.ts';

/** The input of pages, independent of disk and clock. */
interface DocsOptions extends ViewOptions {
  readonly templates: DocsTemplates;
}

/** The pages of all detections and stories. Problems are reported; after an error, pages are missing. */
export function renderDocs(content: Content, options: DocsOptions): OutputFile[] {
  const { templates, style, format } = options;
  const layouts = compileTemplates(templates, { site: style.site, format });
  const view = docsView(content, options);
  const frame = { wording: style.wording, repository: style.repository };
  const pages = [
    ...view.detections.map((detection) => ({
      path: detectionPath(detection),
      text: layouts.detection({ ...detection, ...frame }),
      view: detection,
    })),
    ...view.stories.map((story) => ({
      path: storyPath(story.name),
      text: layouts.story({ ...story, ...frame }),
      view: story,
    })),
  ];
  const names = {
    report: options.report,
    twins: style.enrichment.duplicateNameOrder,
    anyDate: style.site.verbatim,
  };
  const { lists } = layouts;
  const links = linkStyle(format);
  const listed =
    lists === undefined
      ? []
      : listPages(view.detections, { layouts: lists, links, repository: style.repository });
  const named = checkPageNames(pages, names);
  return [...named, ...listed].map(({ path, text }) => ({ path, text: inertPage(text) }));
}
