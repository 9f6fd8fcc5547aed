import { agree } from '../../../base/counted.ts';
import type { MatrixDetection, MatrixTactic, MatrixTechnique } from '../../matrix/matrix-view.ts';
import { proofs } from '../../matrix/proof.ts';
import { type Html, html } from '../html.ts';

import type { Site } from '../site.ts';

interface GridContext {
  /** The relative path to the site's root. */
  readonly root: string;
  /** Pages of techniques by ID; techniques without detections have none. */
  readonly pathOf: ReadonlyMap<string, string>;
  /** The index of a detection in the list of all detections, as used by facets. */
  readonly placeOf: (detection: MatrixDetection) => number;
}

/** The columns of the matrix; sub-techniques expand in place, even without scripts. */
export function matrixGrid({ matrix, techniques, detections }: Site, root: string): Html {
  const places = new Map(detections.map(({ document }, place) => [document, place]));
  const context = {
    root,
    pathOf: new Map(techniques.map(({ id, path }) => [id, path])),
    placeOf: ({ document }: MatrixDetection) => places.get(document) ?? -1,
  };
  return html`<div class="matrix" id="matrix" role="region" aria-label="ATT&amp;CK matrix" tabindex="0">
${matrix.tactics.map((tactic) => column(tactic, context))}</div>`;
}

function column({ id, name, techniques }: MatrixTactic, context: GridContext): Html {
  const proven = techniques.filter(({ proof }) => proof === 'proven').length;
  const key = `tactic-${id.toLowerCase()}`;
  return html`<section class="tactic" aria-labelledby="${key}">
<div class="tactic-head"><h2 id="${key}">${name}</h2>
<p class="quiet"><span class="tactic-proven">${proven}</span> of ${techniques.length} tested</p></div>
<ul>
${techniques.map((technique) => cell(technique, context))}</ul>
</section>
`;
}

function cell(technique: MatrixTechnique, context: GridContext): Html {
  const { proof, subTechniques } = technique;
  return html`<li class="cell matrix-${proof}" data-id="${technique.id}" data-proof="${proof}" data-share="${shareOf(technique)}"${places(technique, context)}>${label(technique, context)}${subTechniques.length > 0 && below(technique, context)}</li>
`;
}

/** How much of the detections is tested, in four steps: 1 of 81 is not 10 of 10. */
function shareOf({ detections }: MatrixTechnique): number {
  const proven = detections.filter((item) => item.proven).length;
  return detections.length === 0 ? 0 : Math.ceil((4 * proven) / detections.length);
}

function places({ detections }: MatrixTechnique, { placeOf }: GridContext): Html {
  if (detections.length === 0) return html``;
  const of = (proven: boolean) =>
    detections
      .filter((item) => item.proven === proven)
      .map(placeOf)
      .join(' ');
  return html` data-proven="${of(true)}" data-others="${of(false)}"`;
}

function label(
  { id, name, proof, detections }: MatrixTechnique,
  { root, pathOf }: GridContext,
): Html {
  const path = pathOf.get(id);
  const proven = detections.filter((item) => item.proven).length;
  const title = `${id} ${name}`;
  const named =
    path === undefined
      ? html`<span title="${title}">${name}</span>`
      : html`<a href="${root}${path}" title="${title}">${name}</a>`;
  const shown = html`<span class="cell-id">${id}</span> ${named}`;
  if (detections.length === 0) return shown;
  return html`${shown} <span class="tally"><span class="tally-mark">${proofs[proof].mark}</span> <span class="away">tested by </span><span class="tally-proven">${proven}</span><span class="away"> of </span><span aria-hidden="true">/</span><span class="tally-all">${detections.length}</span><span class="away"> detections</span></span>`;
}

function below({ name, subTechniques }: MatrixTechnique, context: GridContext): Html {
  return html`<details><summary><span class="away">${name}: </span>${subTechniques.length}<span class="cell-word"> ${agree(subTechniques.length, 'sub-technique', 'sub-techniques')}</span></summary>
<ul>
${subTechniques.map((sub) => cell(sub, context))}</ul></details>`;
}
