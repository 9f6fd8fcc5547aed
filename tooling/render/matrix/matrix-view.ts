import type { AttackTable, Tactic, Technique } from '../../attack/attack-table.ts';
import { addTo } from '../../base/add-to.ts';
import { sortedBy } from '../../base/order.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { Proof } from './proof.ts';

/** The ATT&CK matrix with the detections of a content folder. */
export interface MatrixView {
  readonly domain: string;
  /** The version of ATT&CK. */
  readonly version: string;
  /** The columns, in the order of the matrix. */
  readonly tactics: readonly MatrixTactic[];
  /** All techniques without duplicates, with all of their sub-techniques, by ID. */
  readonly techniques: readonly MatrixTechnique[];
  /** Detections without a technique of the matrix. */
  readonly unplaced: readonly MatrixDetection[];
}

/** A column; its techniques are sorted by name. */
export interface MatrixTactic extends Tactic {
  readonly techniques: readonly MatrixTechnique[];
}

/** A cell. A technique occurs in the columns of all its tactics. */
export interface MatrixTechnique extends Technique {
  readonly proof: Proof;
  /** Detections of it or one of its sub-techniques, sorted by name and path. */
  readonly detections: readonly MatrixDetection[];
  /** Sorted by ID; in a column, only those of its tactic. */
  readonly subTechniques: readonly MatrixTechnique[];
}

/** A detection, and whether a positive test passes. */
export interface MatrixDetection {
  readonly document: ContentDocument<Detection>;
  readonly proven: boolean;
}

interface MatrixOptions {
  readonly attack: AttackTable;
  readonly detections: readonly ContentDocument<Detection>[];
  readonly isProven: (detection: ContentDocument<Detection>) => boolean;
}

/**
 * Adds detections to the matrix. A detection of a withdrawn technique counts for its replacement; deprecated and
 * removed detections do not count.
 */
export function matrixView({ attack, detections, isProven }: MatrixOptions): MatrixView {
  const maintained = detections
    .filter(({ data }) => data.status === 'production' || data.status === 'experimental')
    .map((document) => ({ document, proven: isProven(document) }));
  const placed = placeDetections(sortedBy(maintained, orderOf), attack);
  const techniques = cellsOf(attack, placed);
  return {
    domain: attack.domain,
    version: attack.version,
    tactics: attack.tactics.map((tactic) => columnOf(tactic, techniques)),
    techniques,
    unplaced: placed.unplaced,
  };
}

function orderOf({ document }: MatrixDetection): string {
  return `${document.data.name}\n${document.path}`;
}

interface Placed {
  readonly byTechnique: ReadonlyMap<string, readonly MatrixDetection[]>;
  readonly unplaced: readonly MatrixDetection[];
}

/** Detections by the current IDs of their techniques, once per ID and once per parent. */
function placeDetections(detections: readonly MatrixDetection[], attack: AttackTable): Placed {
  const byTechnique = new Map<string, MatrixDetection[]>();
  const unplaced: MatrixDetection[] = [];
  for (const detection of detections) {
    const ids = currentIds(detection, attack);
    if (ids.length === 0) unplaced.push(detection);
    for (const id of new Set(ids.flatMap((current) => [current, parentOf(current)]))) {
      addTo(byTechnique, id, detection);
    }
  }
  return { byTechnique, unplaced };
}

function currentIds({ document }: MatrixDetection, { techniques, retired }: AttackTable): string[] {
  const ids = document.data.tags.mitre_attack_id ?? [];
  const current = ids.map((id) => retired.get(id)?.replacement ?? id);
  return current.filter((id) => techniques.has(id));
}

function parentOf(id: string): string {
  return id.split('.')[0] ?? id;
}

/** The cells of all techniques, with their sub-techniques. */
function cellsOf({ techniques }: AttackTable, { byTechnique }: Placed): MatrixTechnique[] {
  const subTechniques = new Map<string, MatrixTechnique[]>();
  const cellOf = (technique: Technique): MatrixTechnique => {
    const detections = byTechnique.get(technique.id) ?? [];
    const within = subTechniques.get(technique.id) ?? [];
    return { ...technique, detections, proof: proofOf(detections), subTechniques: within };
  };
  const parents: Technique[] = [];
  for (const technique of sortedBy(techniques.values(), ({ id }) => id)) {
    const parent = parentOf(technique.id);
    if (parent === technique.id) parents.push(technique);
    else addTo(subTechniques, parent, cellOf(technique));
  }
  return parents.map(cellOf);
}

function proofOf(detections: readonly MatrixDetection[]): Proof {
  if (detections.length === 0) return 'none';
  return detections.some(({ proven }) => proven) ? 'proven' : 'untested';
}

function columnOf(tactic: Tactic, techniques: readonly MatrixTechnique[]): MatrixTactic {
  const isOfTactic = ({ tactics }: Technique) => tactics.includes(tactic.name);
  const cells = sortedBy(techniques.filter(isOfTactic), ({ name, id }) => `${name}\n${id}`);
  return {
    ...tactic,
    techniques: cells.map((cell) => ({
      ...cell,
      subTechniques: cell.subTechniques.filter(isOfTactic),
    })),
  };
}
