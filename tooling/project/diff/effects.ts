import { counted } from '../../base/counted.ts';
import { sortedBy } from '../../base/order.ts';
import type { DetectionDiff, SampleDiff, TracedRow } from './compare.ts';
import { isSilenced } from './coverage.ts';
import { comparedText, nameOf } from './describe.ts';

/** The effects of a change on a detection, worst first. */
export const EFFECTS = [
  'silenced',
  'removed',
  'newly firing',
  'changed',
  'not compared',
  'new',
  'edited',
] as const;

/** What a change does to a detection: the worst that applies. */
export type EffectKind = (typeof EFFECTS)[number];

/** The effect of a change on one detection, with what a reviewer needs to judge it. */
export interface Effect {
  readonly kind: EffectKind;
  readonly diff: DetectionDiff;
  /** What was edited: `macro process_reg`. */
  readonly cause: string;
  /** The difference in numbers: `9 rows → 0`. */
  readonly outcome: string;
  /** The first rows that were lost or gained, with their events. */
  readonly rows: readonly TracedRow[];
}

const SHOWN_ROWS = 3;

/** The effects on all detections that differ, worst first. */
export function effectsOf(detections: readonly DetectionDiff[]): readonly Effect[] {
  const effects = detections.map(effectOf);
  return EFFECTS.flatMap((kind) =>
    sortedBy(
      effects.filter((effect) => effect.kind === kind),
      ({ diff }) => nameOf(diff),
    ),
  );
}

function effectOf(diff: DetectionDiff): Effect {
  const kind = kindOf(diff);
  const cause = causeOf(diff);
  return { kind, diff, cause, outcome: OUTCOMES[kind](diff), rows: rowsOf(diff) };
}

function kindOf(diff: DetectionDiff): EffectKind {
  const { before, after, verdict } = diff;
  if (verdict === 'not compared') return 'not compared';
  if (after === undefined) return 'removed';
  if (before === undefined) return 'new';
  if (verdict === 'unchanged') return 'edited';
  if (isSilenced(diff)) return 'silenced';
  return wokenSamples(diff).length > 0 ? 'newly firing' : 'changed';
}

function causeOf({ before, after, parts }: DetectionDiff): string {
  if (before === undefined || after === undefined) return 'its file';
  return parts.length > 0 ? parts.join(', ') : 'its data';
}

const OUTCOMES: Readonly<Record<EffectKind, (diff: DetectionDiff) => string>> = {
  silenced: ({ own }) => `${counted(own.before, 'row')} → 0`,
  removed: ({ own }) => `${counted(own.before, 'row')} before`,
  'newly firing': (diff) => {
    const woken = wokenSamples(diff);
    const after = woken.reduce((sum, sample) => sum + sample.after, 0);
    return `${rowsChange({ before: 0, after })} on ${counted(woken.length, 'sample')}`;
  },
  changed: ({ samples }) => {
    const total = (side: 'before' | 'after') =>
      samples.reduce((sum, sample) => sum + sample[side], 0);
    const change = rowsChange({ before: total('before'), after: total('after') });
    return `${change} on ${counted(samples.length, 'sample')}`;
  },
  'not compared': ({ uncompared }) => uncompared ?? '',
  new: ({ own }) => counted(own.after, 'row'),
  edited: (diff) => `same rows on ${comparedText(diff)}`,
};

function rowsChange({ before, after }: Pick<SampleDiff, 'before' | 'after'>): string {
  return `${before.toLocaleString('en-US')} → ${counted(after, 'row')}`;
}

/** The samples on which it did not fire before. */
function wokenSamples({ samples }: DetectionDiff): readonly SampleDiff[] {
  return samples.filter(({ before, after }) => before === 0 && after > 0);
}

function rowsOf({ samples }: DetectionDiff): readonly TracedRow[] {
  const rows = samples.flatMap(({ lost, gained }) => [...lost, ...gained]);
  return rows.slice(0, SHOWN_ROWS);
}

/** How many detections have each effect, worst first: `1 silenced, 2 newly firing`. */
export function effectCounts(effects: readonly Effect[]): readonly string[] {
  return EFFECTS.flatMap((kind) => {
    const count = effects.filter((effect) => effect.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString('en-US')} ${kind}`];
  });
}
