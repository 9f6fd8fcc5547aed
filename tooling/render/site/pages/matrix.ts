import { counted } from '../../../base/counted.ts';
import { type Coverage, coverageOf } from '../../matrix/coverage.ts';
import { matrixPicture } from '../../matrix/matrix-picture.ts';
import type { MatrixDetection, MatrixTechnique } from '../../matrix/matrix-view.ts';
import { navigatorLayer } from '../../matrix/navigator-layer.ts';
import { PROOFS, proofs } from '../../matrix/proof.ts';
import type { OutputFile } from '../../output-file.ts';
import { type Facet, facets, facetValues } from '../facets.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import type { Page } from '../layout.ts';
import { pageLink, section, table } from '../parts.ts';
import type { DetectionEntry, Site } from '../site.ts';
import { matrixGrid } from './matrix-grid.ts';

export const MATRIX_PATH = 'techniques/matrix/index.html';

const ROOT = '../../';
const NAME = 'ATT&CK coverage';

/** The matrix as a page: what passing tests prove, what is only claimed, and what nothing looks for. */
export function matrixPage(site: Site): Page {
  const { matrix, detections } = site;
  const coverage = coverageOf(matrix);
  const summary = `Of the ${total(coverage.techniques)} techniques of ATT&CK ${matrix.version}, ${coverage.techniques.proven} are proven by a passing test.`;
  return {
    path: MATRIX_PATH,
    title: 'ATT&CK matrix',
    summary,
    section: 'techniques',
    scripts: ['detections.js', 'matrix.js'],
    main: html`<h1>ATT&amp;CK matrix</h1>
<p class="lead">${summary}</p>
${coverageTable(coverage)}
<p>Take it along: <a href="layer.json" download>layer for the ATT&amp;CK Navigator</a>, <a href="matrix.svg" download>picture (SVG)</a>.</p>
${filters(detections)}
${matrixGrid(site, ROOT)}
${section('proven', 'What is proven', provenTable(site))}
${section('unplaced', 'Detections without a technique', unplacedList(site))}`,
  };
}

/** The matrix for other tools. */
export function matrixFiles({ matrix }: Site): readonly OutputFile[] {
  const { techniques } = coverageOf(matrix);
  const description = `${techniques.proven} techniques are proven by a passing test, ${techniques.untested} have detections that no test proves.`;
  return [
    {
      path: 'techniques/matrix/layer.json',
      text: navigatorLayer(matrix, { name: NAME, description }),
    },
    { path: 'techniques/matrix/matrix.svg', text: matrixPicture(matrix, { title: NAME }) },
  ];
}

function total(counts: Coverage['techniques']): number {
  return PROOFS.reduce((sum, proof) => sum + counts[proof], 0);
}

/** The numbers, and the legend of the colours at the same time. */
function coverageTable({ techniques, subTechniques }: Coverage): Html {
  return table({
    caption: 'Techniques by what stands behind them',
    columns: ['What stands behind them', 'Techniques', 'Sub-techniques'],
    rows: PROOFS.map((proof) => [
      html`<span class="key matrix-${proof}">${proofs[proof].mark}</span> ${proofs[proof].label}`,
      techniques[proof],
      subTechniques[proof],
    ]),
  });
}

/** Deprecated detections are not in the matrix, and a technique is proven or not: the rest narrows down. */
const FILTERS = ['status', 'type', 'asset', 'source'];

function filters(detections: readonly DetectionEntry[]): Html {
  const shown = facets.filter(({ key }) => FILTERS.includes(key));
  return html`<form class="matrix-filter" id="matrix-form" aria-label="Filters of the matrix" hidden>
${shown.map((facet) => filter(facet, detections))}<p><label><input type="checkbox" name="covered" value="yes"> only techniques with detections</label></p>
<p><button type="button" id="matrix-open">Open all sub-techniques</button> <button type="reset">Clear the filters</button></p>
</form>
<p id="matrix-count" role="status"></p>`;
}

function filter(facet: Facet, detections: readonly DetectionEntry[]): Html {
  const { key, title } = facet;
  const options = facetValues(facet, detections).map(
    ([value]) => html`<option value="${value}">${value}</option>`,
  );
  return html`<p><label for="matrix-${key}">${title}</label><select id="matrix-${key}" name="${key}"><option value="">any</option>${options}</select></p>
`;
}

/** So many of the detections that prove a technique are named. */
const NAMED = 4;

function provenTable(site: Site): Html {
  const entryOf = entriesByDocument(site);
  const pathOf = new Map(site.techniques.map(({ id, path }) => [id, path]));
  const all = site.matrix.techniques.flatMap((technique) => [
    technique,
    ...technique.subTechniques,
  ]);
  return table({
    caption: 'Techniques that passing tests prove',
    columns: ['Technique', 'Tactics', 'Proven by'],
    rows: all
      .filter(({ proof }) => proof === 'proven')
      .map((technique) => [
        pageLink(ROOT, {
          name: `${technique.id} ${technique.name}`,
          path: pathOf.get(technique.id),
        }),
        technique.tactics.join(', '),
        provenBy(technique, entryOf),
      ]),
  });
}

type EntryOf = (detection: MatrixDetection) => DetectionEntry | undefined;

function entriesByDocument({ detections }: Site): EntryOf {
  const byDocument = new Map(detections.map((entry) => [entry.document, entry]));
  return ({ document }) => byDocument.get(document);
}

function provenBy({ detections }: MatrixTechnique, entryOf: EntryOf): Part {
  const entries = detections.filter(({ proven }) => proven).flatMap((item) => entryOf(item) ?? []);
  const rest = entries.length - NAMED;
  const links = entries.slice(0, NAMED).map((entry) => pageLink(ROOT, entry));
  return [...joined(links, ', '), rest > 0 && ` and ${counted(rest, 'other')}`];
}

function unplacedList(site: Site): Html {
  const entryOf = entriesByDocument(site);
  const entries = site.matrix.unplaced.flatMap((item) => entryOf(item) ?? []);
  if (entries.length === 0) return html``;
  return html`<ul class="plain">${entries.map((entry) => html`<li>${pageLink(ROOT, entry)}</li>\n`)}</ul>`;
}
