import { addTo } from '../../../base/add-to.ts';
import { limits } from '../../../base/limits.ts';
import { atMost, held, keyText, mayAdd } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, isList, toText } from '../../../events/field-value.ts';
import { type Run, withRows } from '../../../events/run.ts';
import type { JoinAliases } from '../../../plan/plan.ts';
import type { Executable } from '../operator.ts';

/** How the rows of two sides are matched. */
export interface JoinOptions {
  readonly left: Executable;
  readonly right: Executable;
  /** Empty for all fields that both sides have. */
  readonly keys: readonly { readonly left: string; readonly right: string }[];
  readonly aliases: JoinAliases | undefined;
  readonly type: 'inner' | 'left';
  readonly max: number;
  readonly overwrite: boolean;
  /** Whether the right side runs first if that may spare the left one. */
  readonly isRightFirst: boolean;
  /** The left side in two parts, for an inner join whose right side runs first. */
  readonly narrowed?: NarrowedSide | undefined;
}

/** A side that can leave out rows whose keys the other side does not have. */
export interface NarrowedSide {
  readonly rows: Executable;
  /** What happens to these rows, given those with some keys. */
  readonly rest: Executable;
  /** The names of the keys in these rows. */
  readonly keys: readonly string[];
}

/** The maximum number of right rows of a join (rule 161). */
const MOST_ROWS = limits['join-rows'].value;

/** Joins the rows of two searches with equal keys, case-sensitive (rules 162 to 164). */
export function join(options: JoinOptions): Executable {
  const rowsOnRight = (run: Run) => [
    ...atMost(options.right(run), MOST_ROWS, { limit: 'join-rows', run }),
  ];
  return function* (run) {
    // Without rows on one side of an inner join there are none, and the other side may be expensive.
    const first = options.type === 'inner' && options.isRightFirst ? rowsOnRight(run) : undefined;
    if (first?.length === 0) return;
    const rows = first === undefined ? options.left(run) : leftRows(first, options, run);
    yield* held(rows, run, (left) => {
      if (left.length === 0) return [];
      return allJoined(left, first ?? rowsOnRight(run), { options, run });
    });
  };
}

/** The rows of the left side that may match. */
function leftRows(
  right: readonly Event[],
  { left, narrowed, keys }: JoinOptions,
  run: Run,
): Iterable<Event> {
  if (narrowed === undefined) return left(run);
  const fields = keys.map((key) => key.right);
  const wanted = new Set(right.map((row) => textOf(row, fields)));
  return narrowed.rest(withRows(run, narrowedRows(narrowed, wanted, run)));
}

/** A multivalue stays: it may be grouped by each of its values. */
function* narrowedRows(
  { rows, keys }: NarrowedSide,
  wanted: ReadonlySet<string>,
  run: Run,
): Iterable<Event> {
  for (const row of rows(run))
    if (wanted.has(textOf(row, keys)) || keys.some((key) => isList(row.get(key)))) yield row;
}

function textOf(row: Event, fields: readonly string[]): string {
  let text = '';
  for (const field of fields) text += `${toText(row.get(field))}\0`;
  return text;
}

function* allJoined(
  left: readonly Event[],
  right: readonly Event[],
  { options, run }: { readonly options: JoinOptions; readonly run: Run },
): Iterable<Event> {
  const keys = options.keys.length > 0 ? options.keys : commonFields(left, right);
  const rowsByKey = indexByKey(
    right,
    keys.map((key) => key.right),
    run,
  );
  const fields = keys.map((key) => key.left);
  for (const row of left) {
    const matches = rowsByKey.get(keyOf(row, fields, run) ?? '') ?? [];
    let isFirst = true;
    for (const made of joined(row, matches, options)) {
      // The first takes the place of the row itself.
      if (!isFirst && !mayAdd(made.size, run)) return;
      isFirst = false;
      yield made;
    }
  }
}

function* joined(
  row: Event,
  matches: readonly Event[],
  { type, max, overwrite, aliases }: JoinOptions,
): Iterable<Event> {
  const left = aliases === undefined ? row : prefixed(row, aliases.left);
  if (matches.length === 0 && type === 'left') yield left;
  const taken = max === 0 ? matches : matches.slice(0, max);
  for (const match of taken) {
    const right = aliases === undefined ? match : prefixed(match, aliases.right);
    yield overwrite ? merged(left, right) : merged(right, left);
  }
}

/** Internal fields keep their names. */
function prefixed(row: Event, alias: string): Event {
  return new Map(
    [...row].map(([name, value]) => [name.startsWith('_') ? name : `${alias}.${name}`, value]),
  );
}

function merged(base: Event, over: Event): Event {
  const row = new Map<string, FieldValue>(base);
  for (const [name, value] of over) row.set(name, value);
  return row;
}

function indexByKey(
  rows: readonly Event[],
  fields: readonly string[],
  run: Run,
): Map<string, Event[]> {
  const index = new Map<string, Event[]>();
  for (const row of rows) {
    const key = keyOf(row, fields, run);
    if (key === undefined) continue;
    addTo(index, key, row);
  }
  return index;
}

/** A key with a missing value matches no other key. */
function keyOf(row: Event, fields: readonly string[], run: Run): string | undefined {
  const values = fields.map((field) => row.get(field) ?? null);
  return values.includes(null) || fields.length === 0 ? undefined : keyText(values, run);
}

function commonFields(
  left: readonly Event[],
  right: readonly Event[],
): { readonly left: string; readonly right: string }[] {
  const names = new Set(left.flatMap((row) => [...row.keys()]));
  const others = new Set(right.flatMap((row) => [...row.keys()]));
  const common = [...names].filter((name) => others.has(name) && !name.startsWith('_'));
  return common.map((name) => ({ left: name, right: name }));
}
