import { counted } from '../../base/counted.ts';
import { oneLine } from '../../base/inert.ts';
import { textReport } from '../../base/report/text.ts';
import { type ConditionLine, conditionLines } from '../../project/test/condition-lines.ts';
import type { Quality, qualityTotals } from '../../project/test/quality.ts';
import { type Score, scoreText } from '../../quality/score.ts';

/** The scores of a detection's tests, and a line for each condition that they do not cover, worst first. */
export function qualityText(quality: Quality): string {
  const { measured, coverage, mutation, withoutSuggested, diagnostics } = quality;
  const { detection, notMeasured, mutants = [] } = measured;
  const found = notMeasured === null ? scores(coverage, mutation) : 'not measured';
  const own = withoutSuggested && scores(withoutSuggested.coverage, withoutSuggested.mutation);
  const others = diagnostics.filter(({ code }) => !IN_LINES.has(code));
  return [
    ...others.map((diagnostic) => textReport(diagnostic)),
    `${oneLine(detection)}: ${found}${own ? `; without suggested tests: ${own}` : ''}`,
    ...conditionLines(measured).map(lineText),
    ...mutants.flatMap(({ excluded }) =>
      excluded === null ? [] : [`  mutant excluded: ${oneLine(excluded)}`],
    ),
    '',
  ].join('\n');
}

const IN_LINES: ReadonlySet<string> = new Set([
  'quality/never-decides',
  'quality/never-lets-through',
  'quality/never-keeps-out',
  'quality/survived',
]);

function lineText({ line, column, text, problems }: ConditionLine): string {
  return `  ${line}:${column}  ${oneLine(text)}: ${problems.join('; ')}`;
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
