import type { Event } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import type { Clause } from './clause.ts';

/** Null where it cannot be said: a field is missing. */
export type Outcome = boolean | null;

/** What becomes of a row when a condition turns out so: the same value means that it made no difference. */
export type Effect = (outcome: Outcome) => unknown;

/** A single condition that decided about a row, and the outcome that it had. */
export interface Decided {
  readonly clause: Clause;
  readonly outcome: Outcome;
}

/** The single conditions whose flip alone would change what becomes of the row. */
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

/** The different outcomes that are left when one of them is taken away. */
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
