import type { Event, FieldReader } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import { type Run, withRows } from '../../events/run.ts';
import type { LaterConditions, Stage } from '../../plan/needs/later-conditions.ts';
import { build } from './build.ts';
import type { Environment } from './environment.ts';
import type { Executable } from './operator.ts';

/** Whether a row may come through the conditions of later commands. */
export type LaterTest = (row: FieldReader, run: Run) => boolean;

/** Compiles conditions of later commands. Outcomes are kept by the values that they depend on. */
export function laterTest(conditions: LaterConditions, environment: Environment): LaterTest {
  const passes = stagesFrom(conditions.stages, environment);
  const { reads } = conditions;
  const known = new Map<string, boolean>();
  return (row, run) => {
    const key = keyOf(row, reads);
    const before = key === undefined ? undefined : known.get(key);
    if (before !== undefined) return before;
    const outcome = passes(partOf(row, reads), run);
    if (key === undefined) return outcome;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, outcome);
    return outcome;
  };
}

/** As many outcomes as are kept. */
const MOST_KNOWN = 5_000;

/** Longer keys are rarely repeated. */
const LONG = 300;

function partOf(row: FieldReader, fields: readonly string[]): Event {
  const part = new Map<string, FieldValue>();
  for (const field of fields) {
    const value = row.get(field) ?? null;
    if (value !== null) part.set(field, value);
  }
  return part;
}

/** Undefined for values that have no short text of their own. */
function keyOf(row: FieldReader, fields: readonly string[]): string | undefined {
  let key = '';
  for (const field of fields) {
    const value = row.get(field) ?? null;
    if (typeof value === 'object' && value !== null) return undefined;
    key += typeof value === 'string' ? `s${value}\0` : `${value}\0`;
    if (key.length > LONG) return undefined;
  }
  return key;
}

type Passes = (row: Event, run: Run) => boolean;

function stagesFrom(stages: readonly Stage[], environment: Environment): Passes {
  const [first, ...others] = stages;
  if (first === undefined) return () => true;
  const executable = build(first.plan, environment);
  if (others.length === 0) return (row, run) => hasRow(executable, row, run);
  const next = stagesFrom(others, environment);
  return (row, run) => {
    for (const made of executable(withRows(run, [row])))
      if (groupMayPass(made, { by: first.by, next, run })) return true;
    return false;
  };
}

function hasRow(executable: Executable, row: Event, run: Run): boolean {
  for (const _ of executable(withRows(run, [row]))) return true;
  return false;
}

interface Grouping {
  readonly by: readonly string[];
  readonly next: Passes;
  readonly run: Run;
}

/** A group takes its values from one of its rows, which are equal as text. */
function groupMayPass(row: Event, { by, next, run }: Grouping): boolean {
  let groups: readonly (readonly (readonly [string, FieldValue])[])[] = [[]];
  for (const field of by) {
    const value = row.get(field) ?? null;
    if (value === null) return false;
    const forms = formsOf(value);
    if (forms === undefined || groups.length * forms.length > MOST_FORMS) return true;
    groups = groups.flatMap((group) => forms.map((form) => [...group, [field, form] as const]));
  }
  return groups.some((group) => next(new Map(group), run));
}

/** As many combinations of forms are tried. */
const MOST_FORMS = 8;

/** The values that have the text of a value; undefined where there are others than texts and numbers. */
function formsOf(value: FieldValue): readonly FieldValue[] | undefined {
  if (typeof value === 'number') return [value, toText(value)];
  if (typeof value !== 'string') return undefined;
  const number = Number(value);
  return value !== '' && String(number) === value ? [value, number] : [value];
}
