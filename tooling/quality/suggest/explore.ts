import { extractedFields } from '../../detect/extracted-fields.ts';
import type { Event } from '../../events/event.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { fieldsRead } from '../../plan/reads.ts';
import type { Decision } from '../decision.ts';
import { type Draft, editsOf, type ValueEdit, withOwnOrigin } from './edit.ts';
import type { Goal } from './goal.ts';
import { CostQueue } from './queue.ts';
import { decidingRequirements, outcomeOf, type Requirement, waysTo } from './requirements.ts';
import type { Seed } from './seeds.ts';
import { ownName } from './text-edit.ts';
import { type Trial, type TrialSettings, tryDrafts } from './trials.ts';
import { valuePool } from './value-pool.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Events that reach a goal, and how they differ from their seed. */
export interface Found {
  readonly trial: Trial;
  readonly seed: Seed;
  readonly edits: readonly ValueEdit[];
}

/** What the search for events starts from, and its limits. */
export interface Exploration {
  readonly seeds: readonly Seed[];
  readonly settings: TrialSettings;
  readonly decisions: readonly Decision[];
  readonly vocabulary: Vocabulary;
  /** The number of trials that are left for all goals. */
  budget: number;
}

const MOST_TRIALS = 200;
const MOST_EDITS = 4;
const MOST_ROWS = 3;
const MOST_VALUES = 14;
const MOST_PLACES = 4;
const MOST_DRAFTS = 6;
const MOST_RAW_FIELDS = 20;

interface State {
  readonly seed: Seed;
  readonly drafts: readonly Draft[];
  readonly edits: readonly ValueEdit[];
}

/** Looks for the events nearest to a seed that reach a goal: one value changed, then two, and so on. */
export async function explore(goal: Goal, exploration: Exploration): Promise<Found | undefined> {
  const queue = new CostQueue<State>();
  const seen = new Set<string>();
  const push = (state: State, cost: number) => {
    const key = JSON.stringify(state.drafts);
    if (!seen.has(key)) queue.push(state, cost);
    seen.add(key);
  };
  for (const seed of exploration.seeds) push({ seed, drafts: seed.drafts, edits: [] }, 0);
  for (let trials = 0; trials < MOST_TRIALS && exploration.budget > 0; trials += 1) {
    const next = queue.shift();
    if (next === undefined) return undefined;
    const { item, cost } = next;
    exploration.budget -= 1;
    const trial = await tryDrafts(item.drafts, exploration.settings, item.seed.test);
    const isReached = orFailure(() => trial.rows !== undefined && goal.isReached(trial));
    if (isReached === true) return { trial, seed: item.seed, edits: item.edits };
    if (item.edits.length >= MOST_EDITS) continue;
    for (const state of inCompany(item, trial, goal)) push(state, cost + 0.5);
    for (const [state, more] of nextStates(item, trial, goal, exploration))
      push(state, cost + more);
  }
  return undefined;
}

function* inCompany(state: State, trial: Trial, { company }: Goal): Iterable<State> {
  if (company === undefined || state.edits.includes(COMPANY)) return;
  if (orFailure(() => company.helps(trial)) !== true) return;
  for (const more of company.drafts()) {
    const drafts = [...state.drafts, ...more].map(withOwnOrigin);
    yield { ...state, drafts, edits: [...state.edits, COMPANY] };
  }
}

function* nextStates(
  state: State,
  trial: Trial,
  goal: Goal,
  exploration: Exploration,
): Iterable<readonly [State, number]> {
  let order = 0;
  const rows = rowsOf(goal.decision, trial);
  const given = new Set<string>();
  for (const row of rows) {
    for (const edit of editsFor(row, trial, goal, exploration)) {
      const key = JSON.stringify(edit);
      if (given.has(key)) continue;
      given.add(key);
      for (const drafts of edited(edit, trial)) {
        order += 1;
        yield [{ ...state, drafts, edits: [...state.edits, edit] }, 1 + order / 1000];
      }
    }
  }
  for (const edit of rawEdits(state.drafts, goal)) {
    order += 1;
    for (const drafts of edited(edit, trial, 1))
      yield [{ ...state, drafts, edits: [...state.edits, edit] }, 2 + order / 1000];
  }
  for (const drafts of otherSets(state.drafts))
    yield [{ ...state, drafts, edits: [...state.edits, OTHER_NUMBER] }, 1.5];
}

/** The change that is one event more or less. */
export const OTHER_NUMBER: ValueEdit = { field: '', from: null, to: null };

/** The change that is another event beside. */
export const COMPANY: ValueEdit = { field: '', from: null, to: null };

function rowsOf({ rows, isAsked }: Decision, { run }: Trial): readonly Event[] {
  const found = orFailure(() => [...rows(run)].slice(0, 200));
  if (found instanceof SearchFailure) return [];
  const asked = found.filter((row) => isAsked(row, run));
  return (asked.length > 0 ? asked : found).slice(0, MOST_ROWS);
}

/** The changes of one value that bring a row nearer to a goal. */
function* editsFor(
  row: Event,
  { run }: Trial,
  goal: Goal,
  exploration: Exploration,
): Iterable<ValueEdit> {
  const { decision, clause, outcome } = goal;
  const at = { row, run };
  const own: readonly Requirement[] =
    outcome === undefined || isMet(outcome, outcomeOf(clause, at)) ? [] : [{ clause, outcome }];
  const earlier = earlierArms(decision, exploration).flatMap(
    ({ root }) => waysTo(root, false, at)[0] ?? [],
  );
  const ways = decidingRequirements(decision.root, clause, at) ?? [];
  for (const way of ways.length > 0 ? ways : [[]]) {
    const [first] = [...own, ...earlier, ...way];
    if (first !== undefined) yield* valuesFor(first, at, decision, exploration);
    else yield* valuesFor({ clause, outcome: undefined }, at, decision, exploration);
  }
}

function isMet(wanted: boolean, outcome: boolean | null): boolean {
  return wanted ? outcome === true : outcome !== true;
}

/** The arms of the same case() that would be chosen before. */
function earlierArms({ arm }: Decision, { decisions }: Exploration): readonly Decision[] {
  if (arm === undefined) return [];
  return decisions.filter((other) => other.arm?.call === arm.call && other.arm.index < arm.index);
}

function* valuesFor(
  {
    clause,
    outcome,
  }: { readonly clause: Requirement['clause']; readonly outcome: boolean | undefined },
  { row, run }: { readonly row: Event; readonly run: Trial['run'] },
  decision: Decision,
  { vocabulary }: Exploration,
): Iterable<ValueEdit> {
  const { expression } = clause;
  const fields = new Set(fieldsRead(expression).map(({ text }) => text));
  for (const field of fields) {
    const value = row.get(field) ?? null;
    const known = vocabulary.valuesOf(decision, field);
    let count = 0;
    for (const to of valuePool({ expression, field, value, known })) {
      if (to === null && value === null) continue;
      const changed = new Map(row);
      if (to === null) changed.delete(field);
      else changed.set(field, to);
      const result = orFailure(() => clause.test(changed, run));
      if (result instanceof SearchFailure) continue;
      if (outcome !== undefined && !isMet(outcome, result)) continue;
      yield { field, from: value, to };
      count += 1;
      if (count >= MOST_VALUES) break;
    }
  }
}

/** The drafts with a change in one event, or in all of them alike. */
function* edited(
  edit: ValueEdit,
  { drafts, sample }: Trial,
  most = MOST_PLACES,
): Iterable<readonly Draft[]> {
  const ways = drafts.map((draft, at) => {
    const event = sample.inFileOrder[at];
    const behind =
      event === undefined
        ? []
        : sample.library.dataSources.fieldsBehind(event, ownName(edit.field));
    return [...editsOf(draft, edit, behind)].slice(0, most);
  });
  for (const [at, ownWays] of ways.slice(0, MOST_DRAFTS).entries())
    for (const way of ownWays) yield drafts.map((draft, index) => (index === at ? way : draft));
  if (drafts.length > 1) yield drafts.map((draft, index) => ways[index]?.[0] ?? draft);
}

/**
 * Changes of the fields of the events themselves, for conditions on what a search computes from them: the value of
 * another event, or a value near the literals of the condition.
 */
function* rawEdits(drafts: readonly Draft[], { clause }: Goal): Iterable<ValueEdit> {
  const { expression } = clause;
  const events = drafts.slice(0, MOST_DRAFTS).map(ownFields);
  const names = new Set(events.flatMap((fields) => [...fields.keys()]));
  for (const field of [...names].slice(0, MOST_RAW_FIELDS)) {
    const values = new Set(events.flatMap((fields) => fields.get(field) ?? []));
    for (const from of values) {
      const known = [...values].filter((value) => value !== from);
      const pool = valuePool({ expression, field, value: from, known });
      const near = [...known, ...pool.filter((to) => to !== null && !known.includes(to))];
      for (const to of near.slice(0, MOST_VALUES)) yield { field, from, to };
    }
  }
}

/** The fields of an event that are texts, without its time. */
function ownFields(draft: Draft): ReadonlyMap<string, string> {
  const { data, source, sourcetype } = draft;
  const [event] = data.kind === 'text' ? extractedFields(data.text, { source, sourcetype }) : [];
  const entries = data.kind === 'text' ? [...(event ?? [])] : Object.entries(data.fields);
  return new Map(
    entries.flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('_') ? [[name, value] as const] : [],
    ),
  );
}

/** One event less, and one more. */
function* otherSets(drafts: readonly Draft[]): Iterable<readonly Draft[]> {
  const most = Math.min(drafts.length, MOST_DRAFTS);
  if (drafts.length > 1)
    for (let at = 0; at < most; at += 1) yield drafts.filter((_, index) => index !== at);
  const last = drafts.at(-1);
  if (drafts.length > 1 && last !== undefined) yield [...drafts, last];
}
