import { type Diagnostic, defineDiagnostics } from '../base/diagnostic.ts';
import type { ConditionCoverage, MutantResult } from './measure.ts';
import type { MutantKind } from './mutant.ts';

export const qualityDiagnostic = defineDiagnostics('quality', {
  'never-decides': {
    severity: 'warning',
    message: ({ text }: { text: string }) => `no test makes this condition decide: ${text}`,
    help: () =>
      'test a row for which all else holds and this does not, and one that only this lets through',
  },
  'never-lets-through': {
    severity: 'warning',
    message: ({ text }: { text: string }) => `no test depends on this condition holding: ${text}`,
    help: () => 'test a row that only this condition lets through',
  },
  'never-keeps-out': {
    severity: 'warning',
    message: ({ text }: { text: string }) =>
      `no test depends on this condition not holding: ${text}`,
    help: () => 'test a row for which all else holds and this does not',
  },
  survived: {
    severity: 'warning',
    message: ({ kind }: { kind: MutantKind; removed: string; added: string }) =>
      `every test still passes ${CHANGES[kind]}`,
    help: ({ removed, added }) =>
      `a test should tell these apart\n     - ${removed}\n     + ${added}`,
  },
  'not-measured': {
    severity: 'warning',
    message: ({ reason }: { reason: string }) =>
      `the tests of this detection are not measured: ${reason}`,
  },
  'below-minimum': {
    severity: 'error',
    message: ({ what, score, minimum }: { what: string; score: string; minimum: number }) =>
      `${what} is ${score}, below the minimum of ${minimum} %`,
  },
});

const CHANGES: Readonly<Record<MutantKind, string>> = {
  'drop-condition': 'without this condition',
  'negate-condition': 'when this condition is turned around',
  'and-to-or': 'when one of these conditions is enough',
  'drop-member': 'without one member of this list',
  'widen-literal': 'when this literal matches more',
  'move-threshold': 'when this threshold is moved by one',
  'flip-comparison': 'when this boundary is counted the other way',
  'drop-arm': 'without this arm',
  'drop-macro': 'without this macro',
};

/** What a condition's tests leave open; undefined when they show it both ways. */
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
}: MutantResult): Diagnostic | undefined {
  return killedBy === null ? qualityDiagnostic('survived', { kind, ...diff }, span) : undefined;
}
