import type { Event } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import type { Clause } from './clause.ts';

/** Null if unknown, because a field is missing. */
export type Outcome = boolean | null;

/** The result of a row for an outcome of a condition: equal results mean that the outcome has no effect. */
export type Effect = (outcome: Outcome) => unknown;

/** A single condition that affects a row, with its outcome. */
export interface Decided {
  readonly clause: Clause;
  readonly outcome: Outcome;
}

/** The single conditions whose negation alone would change the result of the row. */
export function decidedBy(
  clause: Clause,
  { row, run, effect }: { row: Event; run: Run; effect: Effect },
): readonly Decided[] {
  const decided: Decided[] = [];
  visit(checked(clause, row, run), effect, decided);
  return decided;
}

interface Checked extends Decided {
  readonly children: readonly Checked[];
}

function checked(clause: Clause, row: Event, run: Run): Checked {
  const children = clause.children.map((child) => checked(child, row, run));
  const outcomes = children.map(({ outcome }) => outcome);
  switch (clause.kind) {
    case 'all':
      return { clause, children, outcome: every(outcomes) };
    case 'any':
    case 'list':
      return { clause, children, outcome: some(outcomes) };
    case 'not':
      return { clause, children, outcome: not(outcomes[0] ?? null) };
    default:
      return { clause, children, outcome: clause.test(row, run) };
  }
}

const OUTCOMES: readonly Outcome[] = [true, false, null];

function visit({ clause, outcome, children }: Checked, effect: Effect, decided: Decided[]): void {
  const actual = effect(outcome);
  if (OUTCOMES.every((other) => effect(other) === actual)) return;
  if (clause.kind === 'single' && flips(outcome).some((other) => effect(other) !== actual))
    decided.push({ clause, outcome });
  if (clause.kind === 'not') {
    for (const child of children) visit(child, (other) => effect(not(other)), decided);
    return;
  }
  const combine = clause.kind === 'all' ? every : some;
  const tally = count(children);
  for (const child of children) {
    const others = combine(without(tally, child.outcome));
    visit(child, (other) => effect(combine([other, others])), decided);
  }
}

function flips(outcome: Outcome): readonly Outcome[] {
  return OUTCOMES.filter((other) => other !== null && other !== outcome);
}

type Tally = ReadonlyMap<Outcome, number>;

function count(children: readonly Checked[]): Tally {
  const tally = new Map<Outcome, number>();
  for (const { outcome } of children) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  return tally;
}

/** The remaining different outcomes without one of them. */
function without(tally: Tally, taken: Outcome): readonly Outcome[] {
  return OUTCOMES.filter((outcome) => (tally.get(outcome) ?? 0) > (outcome === taken ? 1 : 0));
}

function every(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false;
  return outcomes.includes(null) ? null : true;
}

function some(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(true)) return true;
  return outcomes.includes(null) ? null : false;
}

function not(outcome: Outcome): Outcome {
  return outcome === null ? null : !outcome;
}
