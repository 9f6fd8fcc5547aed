import type { Event } from '../../../events/event.ts';
import { toText } from '../../../events/field-value.ts';
import type { LookupTable } from '../../../events/run.ts';
import { subnetIndex } from './subnet-index.ts';
import { type CellIndex, wildcardIndex } from './wildcard-index.ts';

/** Finds the rows of a table whose columns match values, in the order of the table. */
export type LookupIndex = (values: readonly string[]) => readonly Event[];

const MOST_CACHED = 20_000;

/** Indexes a table by some of its columns (rules 166 to 168). */
export function lookupIndex(table: LookupTable, columns: readonly string[]): LookupIndex {
  const find = indexOf(table, columns);
  const cache = new Map<string, readonly Event[]>();
  return (values) => {
    const keys = table.caseSensitive ? values : values.map((value) => value.toLowerCase());
    const id = keys.join('\0');
    const known = cache.get(id);
    if (known !== undefined) return known;
    const found = find(keys).slice(0, table.maxMatches);
    if (cache.size < MOST_CACHED) cache.set(id, found);
    return found;
  };
}

function indexOf(
  table: LookupTable,
  columns: readonly string[],
): (keys: readonly string[]) => readonly Event[] {
  const { compute } = table;
  if (compute !== undefined)
    return (keys) => compute(new Map(columns.map((column, at) => [column, keys[at] ?? ''])));
  const exact: number[] = [];
  const patterns: number[] = [];
  for (const [place, column] of columns.entries()) {
    (table.matchTypes.has(column) ? patterns : exact).push(place);
  }
  const groups = new Map<string, Group>();
  for (const row of table.rows) addRow(row, { table, columns, exact, groups });
  const patternColumns = patterns.map((place) => ({ place, column: columns[place] ?? '' }));
  return (keys) => {
    const group = groups.get(exact.map((place) => keys[place]).join('\0'));
    if (group === undefined) return [];
    group.find ??= patternFinder(group.rows, table, patternColumns);
    return group.find(keys);
  };
}

/** The rows that match in the columns that are compared for equality. */
interface Group {
  readonly rows: Event[];
  find: ((keys: readonly string[]) => Event[]) | undefined;
}

interface GroupContext {
  readonly table: LookupTable;
  readonly columns: readonly string[];
  readonly exact: readonly number[];
  readonly groups: Map<string, Group>;
}

/** An empty cell matches nothing. */
function addRow(row: Event, { table, columns, exact, groups }: GroupContext): void {
  const cells = exact.map((place) => cellOf(row, columns[place] ?? '', table));
  if (cells.includes(undefined)) return;
  const key = cells.join('\0');
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { rows: [row], find: undefined });
  else group.rows.push(row);
}

interface PatternColumn {
  readonly place: number;
  readonly column: string;
}

/** Rows that match in every column whose cells are patterns. */
function patternFinder(
  rows: readonly Event[],
  table: LookupTable,
  columns: readonly PatternColumn[],
): (keys: readonly string[]) => Event[] {
  const indexes = columns.map(({ place, column }) => {
    const cells = rows.map((row) => cellOf(row, column, table));
    const find: CellIndex =
      table.matchTypes.get(column) === 'CIDR' ? subnetIndex(cells) : wildcardIndex(cells);
    return { place, find };
  });
  return (keys) => {
    let found: readonly number[] | undefined;
    for (const { place, find } of indexes) {
      const matching = find(keys[place] ?? '');
      const before: ReadonlySet<number> | undefined = found && new Set(found);
      found = before === undefined ? matching : matching.filter((cell) => before.has(cell));
    }
    return found === undefined ? [...rows] : found.flatMap((cell) => rows[cell] ?? []);
  };
}

function cellOf(row: Event, column: string, { caseSensitive }: LookupTable): string | undefined {
  const value = row.get(column);
  if (value === undefined || value === null) return undefined;
  return caseSensitive ? toText(value) : toText(value).toLowerCase();
}
