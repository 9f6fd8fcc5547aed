import { addTo } from '../../../base/add-to.ts';
import { atMost } from '../../../events/at-most.ts';
import type { Event } from '../../../events/event.ts';
import { type FieldValue, toText } from '../../../events/field-value.ts';
import type { Executable } from '../../../plan/plan.ts';

export interface JoinOptions {
  readonly left: Executable;
  readonly right: Executable;
  /** Empty for all fields that both sides have. */
  readonly fields: readonly string[];
  readonly type: 'inner' | 'left';
  readonly max: number;
  readonly overwrite: boolean;
}

/** The maximum number of right rows of a join (rule 161). */
const MOST_ROWS = 50_000;

/** The maximum number of rows that a join with max=0 returns. */
const MOST_PAIRS = 1_000_000;

/** Joins the rows of two searches with equal keys, case-sensitive (rules 162 to 164). */
export function join(options: JoinOptions): Executable {
  return function* (run) {
    const onCut = () => run.warn(`the right side of join was truncated to ${MOST_ROWS} rows`);
    const right = [...atMost(options.right(run), MOST_ROWS, onCut)];
    const left = [...options.left(run)];
    const fields = options.fields.length > 0 ? options.fields : commonFields(left, right);
    const rowsByKey = indexByKey(right, fields);
    let made = 0;
    for (const row of left) {
      const matches = rowsByKey.get(keyOf(row, fields) ?? '') ?? [];
      made += matches.length > 1 && options.max !== 1 ? matches.length : 0;
      if (made > MOST_PAIRS) {
        run.warn(`join stopped at its limit of ${MOST_PAIRS} rows`);
        break;
      }
      yield* joined(row, matches, options);
    }
  };
}

function* joined(
  row: Event,
  matches: readonly Event[],
  { type, max, overwrite }: JoinOptions,
): Iterable<Event> {
  if (matches.length === 0 && type === 'left') yield row;
  const taken = max === 0 ? matches : matches.slice(0, max);
  for (const match of taken) yield overwrite ? merged(row, match) : merged(match, row);
}

function merged(base: Event, over: Event): Event {
  const row = new Map<string, FieldValue>(base);
  for (const [name, value] of over) row.set(name, value);
  return row;
}

function indexByKey(rows: readonly Event[], fields: readonly string[]): Map<string, Event[]> {
  const index = new Map<string, Event[]>();
  for (const row of rows) {
    const key = keyOf(row, fields);
    if (key === undefined) continue;
    addTo(index, key, row);
  }
  return index;
}

/** A key with a missing value matches no other key. */
function keyOf(row: Event, fields: readonly string[]): string | undefined {
  const values = fields.map((field) => row.get(field) ?? null);
  return values.includes(null) || fields.length === 0 ? undefined : values.map(toText).join('\0');
}

function commonFields(left: readonly Event[], right: readonly Event[]): string[] {
  const names = new Set(left.flatMap((row) => [...row.keys()]));
  const others = new Set(right.flatMap((row) => [...row.keys()]));
  return [...names].filter((name) => others.has(name) && !name.startsWith('_'));
}
