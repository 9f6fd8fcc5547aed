import { counted } from '../../../base/counted.ts';
import { highlight } from '../highlight.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import { markdown } from '../markdown.ts';
import { changeList, detectionTable, facts, pageLink, section } from '../parts.ts';
import type { MacroEntry, Site } from '../site.ts';
import { codeBlock } from './code-block.ts';
import { listPage, sourceLine } from './list-page.ts';

/** The pages of all macros, and the list of them. */
export function* macroPages(site: Site): Iterable<Page> {
  yield listPage('macros', {
    lead: 'Macros are reusable parts of searches.',
    columns: ['Macro', 'Detections', 'Description?'],
    rows: site.macros.map((entry) => [
      pageLink('../', entry),
      entry.detections.length,
      entry.document.data.description,
    ]),
  });
  for (const macro of site.macros) yield macroPage(macro, site);
}

function macroPage(entry: MacroEntry, site: Site): Page {
  const root = '../../';
  const { data, path } = entry.document;
  const { name, description, definition, arguments: parameters = [] } = data;
  return {
    path: entry.path,
    title: name,
    summary: description,
    section: 'macros',
    main: html`<h1><code>${name}</code></h1>
<div class="prose lead">${markdown(description)}</div>
${facts([
  ['Arguments', parameters.join(', ')],
  ['Detections', entry.detections.length],
])}
${section('definition', 'Definition', codeBlock('Definition', highlight(definition, { site, root })))}
${section('detections', counted(entry.detections.length, 'detection'), detectionTable(root, entry.detections, `Detections that use ${name}`))}
${section('history', 'History', changeList(entry.history))}
${sourceLine({ text: path, href: undefined })}`,
  };
}
