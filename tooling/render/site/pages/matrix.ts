import { agree, counted } from '../../../base/counted.ts';
import { type Coverage, coverageOf } from '../../matrix/coverage.ts';
import { matrixPicture } from '../../matrix/matrix-picture.ts';
import type { MatrixDetection, MatrixTechnique } from '../../matrix/matrix-view.ts';
import { navigatorLayer } from '../../matrix/navigator-layer.ts';
import { PROOFS, proofs } from '../../matrix/proof.ts';
import type { OutputFile } from '../../output-file.ts';
import { type Facet, facets, facetValues } from '../facets.ts';
import { type Html, html, joined, type Part } from '../html.ts';
import { type Page, SECTIONS } from '../layout.ts';
import { pageLink, section, table } from '../parts.ts';
import type { DetectionEntry, Site } from '../site.ts';
import { matrixGrid } from './matrix-grid.ts';

/** The path of the page with the ATT&CK matrix. */
export const MATRIX_PATH = SECTIONS.matrix.path;

const ROOT = '../../';
const NAME = 'ATT&CK coverage';

/** The matrix as a page: tested techniques, techniques with untested detections, and uncovered techniques. */
export function matrixPage(site: Site): Page {
  const { matrix, detections } = site;
  const coverage = coverageOf(matrix);
  const summary = `Of ${counted(total(coverage.techniques), 'technique')} in ATT&CK ${matrix.version}, ${coverage.techniques.proven} ${agree(coverage.techniques.proven, 'has', 'have')} a detection with a passing test.`;
  return {
    path: MATRIX_PATH,
    title: 'ATT&CK matrix',
    summary,
    section: 'matrix',
    isWide: true,
    scripts: ['detections.js', 'matrix-drill.js', 'matrix.js'],
    main: html`<h1>ATT&amp;CK matrix</h1>
<p class="lead">${summary}</p>
<div class="coverage">${coverageTable(coverage)}</div>
<p>Download: <a href="layer.json" download>ATT&amp;CK Navigator layer</a>, <a href="matrix.svg" download>image (SVG)</a>.</p>
${filters(detections)}
${matrixGrid(site, ROOT)}
${section('proven', 'Tested techniques', provenTable(site))}
${section('unplaced', 'Detections without a technique', unplacedList(site))}`,
  };
}

/** The matrix for other tools. */
export function matrixFiles({ matrix }: Site): readonly OutputFile[] {
  const { techniques } = coverageOf(matrix);
  const description = `${counted(techniques.proven, 'technique')} with a passing test, ${techniques.untested} with detections but no passing test.`;
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

/** The numbers, which are also the legend of the colors. */
function coverageTable({ techniques, subTechniques }: Coverage): Html {
  return table({
    caption: 'Techniques by coverage',
    columns: ['Coverage', 'Techniques', 'Sub-techniques'],
    rows: PROOFS.map((proof) => [
      html`<span class="key matrix-${proof}">${proofs[proof].mark}</span> ${proofs[proof].label}`,
      techniques[proof],
      subTechniques[proof],
    ]),
  });
}

/**
 * Facets without status and tests, because deprecated detections are not in the matrix and cells show the proof.
 */
const FILTERS = ['status', 'type', 'asset', 'source'];

function filters(detections: readonly DetectionEntry[]): Html {
  const shown = facets.filter(({ key }) => FILTERS.includes(key));
  return html`<form class="matrix-filter" id="matrix-form" aria-label="Matrix filters" hidden>
${shown.map((facet) => filter(facet, detections))}<p><label><input type="checkbox" name="covered" value="yes"> only techniques with detections</label></p>
<p><button type="button" id="matrix-open">Expand all sub-techniques</button> <button type="reset">Clear filters</button></p>
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

/** The limit of detections per technique. */
const NAMED = 4;

function provenTable(site: Site): Html {
  const entryOf = entriesByDocument(site);
  const pathOf = new Map(site.techniques.map(({ id, path }) => [id, path]));
  const all = site.matrix.techniques.flatMap((technique) => [
    technique,
    ...technique.subTechniques,
  ]);
  return table({
    caption: 'Techniques with a passing test',
    columns: ['Technique', 'Tactics', 'Tested by'],
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
