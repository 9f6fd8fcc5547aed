import type { Event } from '../../events/event.ts';
import type { Run } from '../../events/run.ts';
import type { Clause } from '../clause.ts';
import type { Outcome } from '../decide.ts';

/** A single condition, and the outcome that it should have. */
export interface Requirement {
  readonly clause: Clause;
  readonly outcome: boolean;
}

/** The row for which conditions should have other outcomes. */
export interface RowOf {
  readonly row: Event;
  readonly run: Run;
}

/** The number of ways that are tried where one of several conditions is enough. */
const MOST_WAYS = 3;

/**
 * What must change so that a condition alone decides: all other conditions that it is combined with by AND are true,
 * all that it is combined with by OR are false. Each list is one way. Undefined if the condition is not below `root`.
 */
export function decidingRequirements(
  root: Clause,
  target: Clause,
  at: RowOf,
): readonly (readonly Requirement[])[] | undefined {
  if (root === target) return [[]];
  for (const child of root.children) {
    const below = decidingRequirements(child, target, at);
    if (below === undefined) continue;
    const others = root.children.filter((other) => other !== child && other.kind !== 'constant');
    if (root.kind === 'not') return below;
    return combined([below, ...others.map((other) => waysTo(other, root.kind === 'all', at))]);
  }
  return undefined;
}

/** The ways to give a condition an outcome; one empty way if it has it already. */
export function waysTo(
  clause: Clause,
  outcome: boolean,
  at: RowOf,
): readonly (readonly Requirement[])[] {
  if (outcomeOf(clause, at) === outcome) return [[]];
  const { kind, children } = clause;
  const parts = children.filter((child) => child.kind !== 'constant');
  switch (kind) {
    case 'constant':
      return [];
    case 'single':
      return [[{ clause, outcome }]];
    case 'not':
      return parts.flatMap((child) => waysTo(child, !outcome, at));
    default: {
      const needsAll = (kind === 'all') === outcome;
      const ways = parts.map((child) => waysTo(child, outcome, at));
      return needsAll ? combined(ways) : shortestFirst(ways.flat());
    }
  }
}

/** The outcome of a condition for a row. */
export function outcomeOf(clause: Clause, { row, run }: RowOf): Outcome {
  const outcomes = () => clause.children.map((child) => outcomeOf(child, { row, run }));
  switch (clause.kind) {
    case 'all':
      return outcomes().reduce(both, true);
    case 'any':
    case 'list':
      return negated(outcomes().map(negated).reduce(both, true));
    case 'not':
      return negated(outcomes()[0] ?? null);
    default:
      return clause.test(row, run);
  }
}

function both(first: Outcome, second: Outcome): Outcome {
  if (first === false || second === false) return false;
  return first === null || second === null ? null : true;
}

function negated(outcome: Outcome): Outcome {
  return outcome === null ? null : !outcome;
}

type Ways = readonly (readonly Requirement[])[];

/** One way of each, together. */
function combined(parts: readonly Ways[]): Ways {
  return parts.reduce<Ways>(
    (ways, more) => shortestFirst(ways.flatMap((way) => more.map((other) => [...way, ...other]))),
    [[]],
  );
}

function shortestFirst(ways: Ways): Ways {
  return [...ways].sort((a, b) => a.length - b.length).slice(0, MOST_WAYS);
}
