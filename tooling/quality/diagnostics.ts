import { type Diagnostic, defineDiagnostics } from '../base/diagnostic.ts';
import type { ConditionCoverage, MutantResult } from './measure.ts';
import type { MutantKind } from './mutant.ts';

/** Findings about the quality of tests. */
export const qualityDiagnostic = defineDiagnostics('quality', {
  'never-decides': {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `no test depends on the outcome of this condition: ${text}`,
    help: () =>
      'add an event that matches everything except this condition, and one that matches only because of it',
  },
  'never-lets-through': {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `no test depends on this condition being true: ${text}`,
    help: () => 'add an event that matches only because of this condition',
  },
  'never-keeps-out': {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `no test depends on this condition being false: ${text}`,
    help: () => 'add an event that matches everything except this condition',
  },
  survived: {
    severity: 'warning',
    message: ({ kind }: { kind: MutantKind; removed: string; added: string }) =>
      `mutant survived: all tests pass ${CHANGES[kind]}`,
    help: ({ removed, added }) =>
      `add a test that fails after this change\n     - ${removed}\n     + ${added}`,
  },
  'not-measured': {
    severity: 'warning',
    message: ({ reason }: { reason: string }) => `test coverage was not measured: ${reason}`,
  },
  'below-minimum': {
    severity: 'error',
    message: ({ what, score, minimum }: { what: string; score: string; minimum: number }) =>
      `${what} is ${score}, below the minimum of ${minimum}%`,
  },
});

/** What each kind of mutant changes, after a verb such as "pass". */
export const CHANGES: Readonly<Record<MutantKind, string>> = {
  'drop-condition': 'without this condition',
  'negate-condition': 'with this condition negated',
  'and-to-or': 'with AND replaced by OR',
  'drop-member': 'without one value of this list',
  'widen-literal': 'with a wider pattern',
  'move-threshold': 'with this threshold changed by one',
  'flip-comparison': 'with this boundary inclusive instead of exclusive, or vice versa',
  'drop-arm': 'without this case',
  'drop-macro': 'without this macro',
};

/** What the tests of a condition do not cover; undefined if they depend on both outcomes. */
export function coverageDiagnostic({
  text,
  span,
  whenMet,
  whenUnmet,
}: ConditionCoverage): Diagnostic | undefined {
  if (whenMet && whenUnmet) return undefined;
  if (!whenMet && !whenUnmet) return qualityDiagnostic('never-decides', { text }, span);
  return qualityDiagnostic(whenMet ? 'never-keeps-out' : 'never-lets-through', { text }, span);
}

/** A mutant that no test killed; undefined for all others. */
export function mutantDiagnostic({
  kind,
  span,
  diff,
  killedBy,
  excluded,
}: MutantResult): Diagnostic | undefined {
  return killedBy === null && excluded === null
    ? qualityDiagnostic('survived', { kind, ...diff }, span)
    : undefined;
}
