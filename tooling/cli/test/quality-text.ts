import { type Score, scoreText } from '../../quality/score.ts';
import type { Quality, qualityTotals } from './quality.ts';

/** One line for a detection: its scores, or that it has none. */
export function qualityLine({ measured, coverage, mutation }: Quality): string {
  const { detection, notMeasured } = measured;
  const found = notMeasured === null ? scores(coverage, mutation) : 'not measured';
  return `${detection}: ${found}\n`;
}

/** One line for all of them. */
export function totalsLine(totals: ReturnType<typeof qualityTotals>): string {
  const { coverage, mutation, notMeasured } = totals;
  const open = notMeasured > 0 ? `; ${notMeasured} detections are not measured` : '';
  const isAsked = ({ of }: Score) => (of > 0 ? 1 : 0);
  if (isAsked(coverage) + isAsked(mutation) === 0) return `nothing was measured${open}\n`;
  const found = scores(
    isAsked(coverage) ? coverage : undefined,
    isAsked(mutation) ? mutation : undefined,
  );
  return `together: ${found}${open}\n`;
}

function scores(coverage: Score | undefined, mutation: Score | undefined): string {
  return [
    coverage && `clause coverage ${scoreText(coverage)}`,
    mutation && `mutants noticed ${scoreText(mutation)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
