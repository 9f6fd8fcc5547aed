import { counted } from '../../../base/counted.ts';
import { type Facet, facets, facetValues } from '../facets.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, rootOf, SECTIONS } from '../layout.ts';
import { pageLink, proofBadge, techniqueLinks } from '../parts.ts';
import type { DetectionEntry, Site } from '../site.ts';

/** The number of detections on one page of the list. */
const ON_PAGE = 100;

/**
 * The list of all detections in pages, which need no scripts. On the first page, a script adds search, filters and
 * sorting.
 */
export function* detectionListPages({ detections }: Site): Iterable<Page> {
  const count = Math.max(1, Math.ceil(detections.length / ON_PAGE));
  for (let number = 1; number <= count; number += 1) yield listPage(number, count, detections);
}

function listPage(number: number, count: number, detections: readonly DetectionEntry[]): Page {
  const { title } = SECTIONS.detections;
  const path = pathOf(number);
  const root = rootOf(path);
  const from = (number - 1) * ON_PAGE;
  const shown = detections.slice(from, from + ON_PAGE);
  const total = counted(detections.length, 'detection');
  const range = count === 1 ? total : `${from + 1}–${from + shown.length} of ${total}`;
  return {
    path,
    title: number === 1 ? title : `${title}, page ${number}`,
    summary: `All ${total}.`,
    section: 'detections',
    scripts: number === 1 ? ['detection-list.js'] : [],
    main: html`<h1>${title}</h1>
${number === 1 && searchForm()}<div class="listing">
${number === 1 && filters(detections)}<div class="results">
<ul class="others plain" id="others" aria-label="Other pages" hidden></ul>
<p id="count" role="status" data-total="${detections.length}">${range}</p>
<div class="scroll" role="group" aria-label="Detections" tabindex="0"><table id="detections">
<caption class="away">Detections</caption>
<thead><tr>${COLUMNS.map(({ key, title: name, className }) => html`<th scope="col" data-sort="${key}" class="${className}">${name}</th>`)}</tr></thead>
<tbody>
${shown.map((entry) => row(root, entry))}</tbody>
</table></div>
${count > 1 && pageLinks(root, number, count)}<button type="button" id="more" hidden>Show more</button>
</div>
</div>`,
  };
}

function pathOf(number: number): string {
  return number === 1 ? SECTIONS.detections.path : `detections/pages/${number}/index.html`;
}

function searchForm(): Html {
  return html`<form class="search" id="search-form" role="search" aria-label="Everything" hidden>
<label for="query">Search detections, stories, techniques, data sources and macros, by name or text</label>
<input id="query" type="search" autocomplete="off" autocapitalize="off" spellcheck="false">
</form>
`;
}

function filters(detections: readonly DetectionEntry[]): Html {
  return html`<details class="facets" id="facets" hidden>
<summary>Filters</summary>
<form id="facet-form" aria-label="Filters">
${facets.map((facet) => facetControl(facet, detections))}<button type="reset">Clear filters</button>
</form>
</details>
`;
}

function pageLinks(root: string, current: number, count: number): Html {
  const link = (number: number): Part =>
    number === current
      ? html`<li><span aria-current="page">${number}</span></li>`
      : html`<li><a href="${root}${pathOf(number)}">${number}</a></li>`;
  return html`<nav class="pages" id="pages" aria-label="Pages"><ul>${Array.from({ length: count }, (_, at) => link(at + 1))}</ul></nav>
`;
}

const COLUMNS = [
  { key: 'name', title: 'Detection', className: '' },
  { key: 'attack', title: 'ATT&CK', className: '' },
  { key: 'type', title: 'Type', className: 'wide' },
  { key: 'tests', title: 'Tests', className: '' },
  { key: 'date', title: 'Changed', className: 'wide' },
] as const;

function row(root: string, entry: DetectionEntry): Html {
  const { view, proof } = entry;
  return html`<tr><th scope="row">${pageLink(root, entry)}</th><td>${techniqueLinks(root, entry)}</td><td class="wide">${view.type}</td><td>${proofBadge(proof)}</td><td class="wide">${view.date}</td></tr>\n`;
}

function facetControl(facet: Facet, detections: readonly DetectionEntry[]): Html {
  const { key, title, control } = facet;
  const values = facetValues(facet, detections);
  if (values.length === 0) return html``;
  if (control === 'choice') {
    return html`<p><label for="facet-${key}">${title}</label><select id="facet-${key}" name="${key}"><option value="">any</option>${values.map(([value, { length }]) => html`<option value="${value}">${value} (${length})</option>`)}</select></p>\n`;
  }
  return html`<fieldset><legend>${title}</legend>${values.map(
    ([value, { length }]) =>
      html`<label><input type="checkbox" name="${key}" value="${value}"> ${value} <span class="number">${length}</span></label>`,
  )}</fieldset>\n`;
}
