import { counted } from '../../../base/counted.ts';
import { type Facet, facets, facetValues } from '../facets.ts';
import { type Html, html } from '../html.ts';
import { type Page, SECTIONS } from '../layout.ts';
import { pageLink, proofBadge, techniqueLinks } from '../parts.ts';
import type { DetectionEntry, Site } from '../site.ts';

const ROOT = '../';

/** The list of all detections, with search, filters and sorting. Without scripts it is a plain table. */
export function detectionListPage({ detections }: Site): Page {
  const { title, path } = SECTIONS.detections;
  return {
    path,
    title,
    summary: `All ${counted(detections.length, 'detection')}.`,
    section: 'detections',
    scripts: ['detections.js', 'detection-list.js'],
    main: html`<h1>${title}</h1>
<form class="search" id="search-form" role="search" aria-label="Detections" hidden>
<label for="query">Search name, description, search, technique, data source, story, macro or field</label>
<input id="query" type="search" autocomplete="off" autocapitalize="off" spellcheck="false">
</form>
<div class="listing">
<details class="facets" id="facets" hidden>
<summary>Filters</summary>
<form id="facet-form" aria-label="Filters">
${facets.map((facet) => facetControl(facet, detections))}<button type="reset">Clear filters</button>
</form>
</details>
<div class="results">
<p id="count" role="status">${counted(detections.length, 'detection')}</p>
<div class="scroll" role="group" aria-label="Detections" tabindex="0"><table id="detections">
<caption class="away">Detections</caption>
<thead><tr>${COLUMNS.map(({ key, title: name, className }) => html`<th scope="col" data-sort="${key}" class="${className}">${name}</th>`)}</tr></thead>
<tbody>
${detections.map(row)}</tbody>
</table></div>
</div>
</div>`,
  };
}

const COLUMNS = [
  { key: 'name', title: 'Detection', className: '' },
  { key: 'attack', title: 'ATT&CK', className: '' },
  { key: 'type', title: 'Type', className: 'wide' },
  { key: 'tests', title: 'Tests', className: '' },
  { key: 'date', title: 'Changed', className: 'wide' },
] as const;

function row(entry: DetectionEntry): Html {
  const { view, proof } = entry;
  return html`<tr><th scope="row">${pageLink(ROOT, entry)}</th><td>${techniqueLinks(ROOT, entry)}</td><td class="wide">${view.type}</td><td>${proofBadge(proof)}</td><td class="wide">${view.date}</td></tr>\n`;
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
