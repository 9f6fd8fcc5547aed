import type { Dialect } from '../../../backends/sql/dialect.ts';
import { call, type Sql, test, text } from '../../../backends/sql/sql.ts';
import type { StoredTable } from '../../../backends/sql/tables.ts';
import { unified } from '../../../backends/sql/values.ts';
import { type ViewRows, viewRows } from '../../../backends/sql/view-rows.ts';
import type { MappedTable } from '../tables/table-mapping.ts';
import { applySource, fits, type ReportNoSql } from './event-rows.ts';
import {
  descriptionsOf,
  type SourceDocument,
  type SourceFamily,
  type SourceNode,
  separatorOf,
} from './source-branches.ts';

/** The events of a table that have the mapping of the same data sources: the mapped one, and some that refine it. */
export interface EventKind {
  readonly family: SourceFamily;
  readonly table: MappedTable;
  /** From the mapped data source to the most specific one. */
  readonly path: readonly SourceNode[];
}

/** The kinds of events that a table may have. */
export function* eventKinds(family: SourceFamily, table: MappedTable): Iterable<EventKind> {
  for (const path of pathsFrom([family.node])) yield { family, table, path };
}

function* pathsFrom(path: readonly SourceNode[]): Iterable<readonly SourceNode[]> {
  yield path;
  for (const child of path.at(-1)?.children ?? []) yield* pathsFrom([...path, child]);
}

/** The data sources whose mapping the events have, the most general one first. */
export function documentsOf({ family, path }: EventKind): readonly SourceDocument[] {
  return [...family.lineage, ...path.slice(1).map(({ document }) => document)];
}

/** The normalized events of a kind; undefined if the columns of the table cannot tell them from others. */
export function rowsOfKind(
  kind: EventKind,
  dialect: Dialect,
  report: ReportNoSql,
): ViewRows | undefined {
  const { family, table, path } = kind;
  const rows = viewRows(storedTable(table), dialect);
  for (const [field, column] of table.columns)
    if (column?.problem !== undefined) rows.refuse(field, column.problem.reason);
  const condition = conditionOf(rows, path);
  if (condition === undefined) return undefined;
  const documents = documentsOf(kind);
  setKnownFields(rows, documents);
  for (const one of [...own(rows, family), ...condition]) rows.keep(one);
  setOrigin(rows, documents);
  for (const document of documents) applySource(rows, document, report);
  return rows;
}

function storedTable({ name, columns }: MappedTable): StoredTable {
  const known = [...columns].flatMap(([field, column]) =>
    column === null || column.problem !== undefined ? [] : [[field, column] as const],
  );
  return { name, columns: new Map(known) };
}

/** The table may also have events of other data sources, if it has the columns that tell them. */
function own(rows: ViewRows, { lineage }: SourceFamily): readonly Sql[] {
  const [document] = lineage.slice(-1);
  if (document === undefined || document.data.extends === undefined) return [];
  const condition = fits(rows, descriptionsOf(document, separatorOf(lineage.slice(0, -1))));
  return condition === undefined ? [] : [condition];
}

/** What tells the events of a path from those of others; undefined if the table has no column for it. */
function conditionOf(rows: ViewRows, path: readonly SourceNode[]): readonly Sql[] | undefined {
  const conditions: Sql[] = [];
  for (const [index, node] of path.entries()) {
    const next = path[index + 1];
    if (next !== undefined) {
      const condition = fits(rows, next.descriptions);
      if (condition === undefined) return undefined;
      conditions.push(condition);
    }
    // Of several that fit, the mapping of the last is taken.
    const later =
      next === undefined ? node.children : node.children.slice(node.children.indexOf(next) + 1);
    for (const child of later) {
      if (next !== undefined && areDisjoint(child, next)) continue;
      const other = fits(rows, child.descriptions);
      if (other !== undefined) conditions.push(test('is-not-true', other));
    }
  }
  return conditions;
}

/** Whether no event fits both: they name other values of the same field. */
export function areDisjoint(one: SourceNode, other: SourceNode): boolean {
  return one.descriptions.every((a) =>
    other.descriptions.every((b) =>
      [...a].some(([field, values]) => {
        const others = b.get(field);
        return (
          others !== undefined &&
          !values.includes('*') &&
          !others.includes('*') &&
          values.every((value) => !others.includes(value))
        );
      }),
    ),
  );
}

/** Fields that all events of a data source have with the same value, in case the table has no column for them. */
function setKnownFields(rows: ViewRows, documents: readonly SourceDocument[]): void {
  for (const [index, document] of documents.entries()) {
    const [only, ...others] = descriptionsOf(document, separatorOf(documents.slice(0, index)));
    if (only === undefined || others.length > 0) continue;
    for (const [field, values] of only) {
      const [value, ...more] = values;
      if (value === undefined || values.includes('*')) continue;
      const written = writtenValue(document, field) ?? value;
      if (!rows.has(field) && more.length === 0) rows.set([[field, text(written)]]);
      if (rows.has(field)) rows.possible.set(field, values);
    }
  }
}

/** A value in the case in which the data source names it. */
function writtenValue({ data }: SourceDocument, field: string): string | undefined {
  const recognized = [data.recognize ?? []].flat()[0]?.[field];
  const [value] = [recognized ?? data.separator_value ?? []].flat();
  return value === undefined ? undefined : String(value);
}

/** Every event has a source, a sourcetype and a host. */
function setOrigin(rows: ViewRows, documents: readonly SourceDocument[]): void {
  const origin = {
    source: documents.findLast(({ data }) => data.source !== undefined)?.data.source,
    sourcetype: documents.findLast(({ data }) => data.sourcetype !== undefined)?.data.sourcetype,
    host: 'unknown',
  };
  const set = Object.entries(origin).flatMap(([field, value]): [string, Sql][] => {
    if (value === undefined) return [];
    if (!rows.has(field)) return [[field, text(value)]];
    const [known = text(value), otherwise = text(value)] = unified([
      rows.field(field),
      text(value),
    ]);
    return [[field, call('coalesce', [known, otherwise], known.type)]];
  });
  rows.set(set);
}
