import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import {
  coverageDiagnostic,
  mutantDiagnostic,
  qualityDiagnostic,
} from '../../quality/diagnostics.ts';
import {
  added,
  coverageScore,
  mutationScore,
  ownMutationScore,
  percentOf,
  type Score,
  scoreText,
} from '../../quality/score.ts';
import type { MeasuredDetection } from './measure-detection.ts';

/** The required minimum, in percent; undefined without one. */
export interface Minima {
  readonly coverage: number | undefined;
  readonly mutation: number | undefined;
}

/** The quality of a detection's tests, and findings about them. */
export interface Quality {
  readonly measured: MeasuredDetection;
  /** Undefined if not requested or not measured. */
  readonly coverage: Score | undefined;
  readonly mutation: Score | undefined;
  /** The same without suggested tests; undefined if there are none. */
  readonly withoutSuggested: Pick<Quality, 'coverage' | 'mutation'> | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the minima are reached; unmeasured tests never reach them. */
  readonly isEnough: boolean;
}

/** The quality of a measured detection, compared with the minimum scores. */
export function qualityOf(measured: MeasuredDetection, minima: Minima): Quality {
  const { conditions, mutants, notMeasured } = measured;
  const coverage = conditions && coverageScore(conditions);
  const mutation = mutants && mutationScore(mutants);
  const tooLow = [
    ...belowMinimum(
      { what: 'clause coverage', score: coverage, minimum: minima.coverage },
      measured,
    ),
    ...belowMinimum(
      { what: 'mutation score', score: mutation, minimum: minima.mutation },
      measured,
    ),
  ];
  const diagnostics = [
    ...(notMeasured === null
      ? []
      : [qualityDiagnostic('not-measured', { reason: notMeasured }, measured.span)]),
    ...(conditions ?? []).flatMap((condition) => coverageDiagnostic(condition) ?? []),
    ...(mutants ?? []).flatMap((mutant) => mutantDiagnostic(mutant) ?? []),
    ...tooLow,
  ];
  const isEnough = tooLow.length === 0 && notMeasured === null;
  const withoutSuggested = hasSuggested(measured)
    ? {
        coverage: conditions && coverageScore(conditions.map((item) => item.withoutSuggested)),
        mutation: mutants && ownMutationScore(mutants),
      }
    : undefined;
  return { measured, coverage, mutation, withoutSuggested, diagnostics, isEnough };
}

function hasSuggested({ suggestedTests, suggestions }: MeasuredDetection): boolean {
  return suggestedTests > 0 || (suggestions?.tests.length ?? 0) > 0;
}

interface Comparison {
  readonly what: string;
  readonly score: Score | undefined;
  readonly minimum: number | undefined;
}

function belowMinimum(
  { what, score, minimum }: Comparison,
  { span }: MeasuredDetection,
): readonly Diagnostic[] {
  if (minimum === undefined) return [];
  const percent = score && percentOf(score);
  // A search without conditions has nothing to cover.
  if (percent === null || (percent !== undefined && percent >= minimum)) return [];
  const found = score === undefined ? 'not measured' : scoreText(score);
  return [qualityDiagnostic('below-minimum', { what, score: found, minimum }, span)];
}

/** All measurements as JSON. */
export function qualityJson(quality: Quality) {
  const { measured, coverage, mutation, withoutSuggested, isEnough } = quality;
  const { detection, file, notMeasured, conditions, mutants, suggestions } = measured;
  return {
    detection,
    file,
    notMeasured,
    isEnough,
    coverage: coverage && {
      ...scoreJson(coverage),
      conditions: conditions?.map(({ span, ...rest }) => ({ ...rest, ...placeJson(span) })),
    },
    mutation: mutation && {
      ...scoreJson(mutation),
      mutants: mutants?.map(({ kind, span, diff, killedBy, excluded }) => ({
        kind,
        ...placeJson(span),
        ...diff,
        runs: killedBy !== undefined,
        killedBy: killedBy ?? null,
        excluded,
      })),
    },
    ...(withoutSuggested !== undefined && {
      withoutSuggested: {
        coverage: withoutSuggested.coverage && scoreJson(withoutSuggested.coverage),
        mutation: withoutSuggested.mutation && scoreJson(withoutSuggested.mutation),
      },
    }),
    ...(suggestions !== undefined && {
      suggestions: {
        tests: suggestions.tests,
        open: suggestions.open.map(({ span, ...rest }) => ({ ...rest, ...placeJson(span) })),
      },
    }),
  };
}

function scoreJson(score: Score) {
  return { ...score, percent: percentOf(score) };
}

/** The totals of all detections, without those that were not measured. */
export function qualityTotals(qualities: readonly Quality[]) {
  const scores = (of: 'coverage' | 'mutation') => qualities.flatMap((quality) => quality[of] ?? []);
  return {
    notMeasured: qualities.filter(({ measured }) => measured.notMeasured !== null).length,
    notEnough: qualities.filter(({ isEnough }) => !isEnough).length,
    coverage: scoreJson(added(scores('coverage'))),
    mutation: scoreJson(added(scores('mutation'))),
  };
}
