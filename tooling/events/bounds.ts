import { type LimitId, limits } from '../base/limits.ts';
import type { Event } from './event.ts';
import { type FieldValue, isList, toText, valuesOf } from './field-value.ts';
import type { Run } from './run.ts';

/** Rows that a command adds to those it was given, as long as the run may hold more values. */
export function* added(rows: Iterable<Event>, run: Run): Generator<Event, void> {
  for (const row of rows) {
    if (!mayAdd(row.size, run)) return;
    yield row;
  }
}

/** Counts a row of so many values that a command adds; false when the run may hold no more. */
export function mayAdd(values: number, run: Run): boolean {
  return run.budget.spend('added-values', values + ROW);
}

/** What a row takes besides its values, in values: about 50 bytes each. */
export const ROW = 4;

/** Counts groups that a command starts; false when the run may hold no more. */
export function mayGroup(groups: number, values: number, run: Run): boolean {
  return run.budget.spend('added-values', groups * (values + GROUP));
}

/** Counts a group that a row starts; false when the run may hold no more. Rows do not start more groups than they are. */
export function mayStartGroup(values: number, run: Run): boolean {
  return run.budget.spend('group-values', values + GROUP);
}

/** What a group takes besides its values: its key, its row and the state of its statistics. */
const GROUP = 20;

/** The first rows, where Splunk takes no more from a search in brackets; the limit is noted when there are more. */
export function* atMost(
  rows: Iterable<Event>,
  most: number,
  { limit, run }: { readonly limit: LimitId; readonly run: Run },
): Generator<Event, void> {
  let count = 0;
  for (const row of rows) {
    if (count >= most) return run.budget.reach(limit);
    count += 1;
    yield row;
  }
}

/** All rows at once, for a command that needs them together. What it holds is given back when its use ends. */
export function* held(
  rows: Iterable<Event>,
  run: Run,
  use: (rows: Event[]) => Iterable<Event>,
): Generator<Event, void> {
  const kept: Event[] = [];
  let values = 0;
  try {
    for (const row of rows) {
      values += row.size + ROW;
      if (!run.budget.spend('held-values', row.size + ROW)) break;
      kept.push(row);
    }
    yield* use(kept);
  } finally {
    run.budget.giveBack('held-values', values);
  }
}

/** Rows of which each is a step of the run: for a command that goes over the same rows again and again. */
export function* stepping(rows: Iterable<Event>, run: Run): Generator<Event, void> {
  for (const row of rows) {
    if (!run.budget.spend('row-steps', 1)) return;
    yield row;
  }
}

/** Values of which each is a step of the run: functions inside functions go over them again and again. */
export function* items(value: FieldValue | undefined, run: Run): Generator<FieldValue, void> {
  for (const item of valuesOf(value)) {
    if (!run.budget.spend('row-steps', 1)) return;
    yield item;
  }
}

/** Values as one text that tells them from others; undefined where the run may hold no more of such texts. */
export function keyText(values: readonly (FieldValue | undefined)[], run: Run): string | undefined {
  const key = values.map(toText).join('\0');
  return key.length < LONG_TEXT || run.budget.spend('long-texts', key.length) ? key : undefined;
}

const LONGEST_TEXT = limits['text-length'].value;
const MOST_VALUES = limits['multivalue-length'].value;
/** Shorter texts cost no more than the rows that hold them. */
const LONG_TEXT = 1000;

/** A value that a command makes, cut to what a field may hold. */
export function fieldValue(value: FieldValue, run: Run): FieldValue {
  if (typeof value === 'string' && value.length > LONG_TEXT) return cutText(value, run);
  if (isList(value) && value.length > MOST_VALUES) {
    run.budget.reach('multivalue-length');
    return value.slice(0, MOST_VALUES);
  }
  return value;
}

function cutText(text: string, run: Run): string | null {
  const isTooLong = text.length > LONGEST_TEXT;
  if (isTooLong) run.budget.reach('text-length');
  const kept = isTooLong ? text.slice(0, LONGEST_TEXT) : text;
  return run.budget.spend('long-texts', kept.length) ? kept : null;
}
