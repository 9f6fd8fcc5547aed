import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import type { Quality, qualityTotals } from '../../project/test/quality.ts';
import { type Score, scoreText } from '../../quality/score.ts';

/** The findings about a detection's tests, and their scores. */
export function qualityText({ measured, coverage, mutation, diagnostics }: Quality): string {
  const { detection, notMeasured } = measured;
  const found = notMeasured === null ? scores(coverage, mutation) : 'not measured';
  const said = diagnostics.map((diagnostic) => `${textReport(diagnostic)}\n`).join('');
  return `${said}${oneLine(detection)}: ${found}\n`;
}

/** One line for all detections. */
export function totalsLine(totals: ReturnType<typeof qualityTotals>): string {
  const { coverage, mutation, notMeasured } = totals;
  const open = notMeasured > 0 ? `; ${counted(notMeasured, 'detection')} not measured` : '';
  const isAsked = ({ of }: Score) => (of > 0 ? 1 : 0);
  if (isAsked(coverage) + isAsked(mutation) === 0) return `no detections measured${open}`;
  const found = scores(
    isAsked(coverage) ? coverage : undefined,
    isAsked(mutation) ? mutation : undefined,
  );
  return `total: ${found}${open}`;
}

function scores(coverage: Score | undefined, mutation: Score | undefined): string {
  return [
    coverage && `clause coverage ${scoreText(coverage)}`,
    mutation && `mutation score ${scoreText(mutation)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
