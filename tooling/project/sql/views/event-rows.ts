import { conditionOf, sqlOf } from '../../../backends/sql/expression.ts';
import { boolean, call, caseOf, nothing, type Sql, test, text } from '../../../backends/sql/sql.ts';
import { asList, asText, concatenated, mapped, unified } from '../../../backends/sql/values.ts';
import { groupNames, isNoSql, type NoSql, type ViewRows } from '../../../backends/sql/view-rows.ts';
import type { Source } from '../../../base/source.ts';
import type { Path } from '../../../content/document.ts';
import { conditionOfText, expressionOfText } from '../../../mapping/compile-text.ts';
import { fieldsRead } from '../../../plan/reads.ts';
import type { Description, SourceDocument } from './source-branches.ts';

/** Receives the parts of a mapping that have no SQL. */
export type ReportNoSql = (what: string, problem: NoSql, source: Source) => void;

const ignore = (): void => undefined;

/** Sets the fields of events as a data source defines them; its own definitions come after those of its parents. */
export function applySource(rows: ViewRows, document: SourceDocument, report: ReportNoSql): void {
  const mapping = new Mapping(rows, document, report);
  mapping.nameValues();
  mapping.extract();
  mapping.lookUp();
  mapping.setRows();
  mapping.calculate();
  mapping.label();
}

/** Whether events fit one of the descriptions; undefined if a field of theirs has no column. */
export function fits(rows: ViewRows, descriptions: readonly Description[]): Sql | undefined {
  const alternatives = descriptions
    .filter((description) => [...description.keys()].every((field) => rows.has(field)))
    .map((description) =>
      allOf([...description].map(([field, values]) => hasOneOf(rows.field(field), values))),
    );
  if (alternatives.length === 0) return undefined;
  return alternatives.length === 1 ? alternatives[0] : test('or', ...alternatives);
}

function hasOneOf(value: Sql, texts: readonly string[]): Sql {
  if (texts.includes('*')) return test('is-not-null', value);
  const known = call('lower', [asText(value)], 'text');
  return call(
    'coalesce',
    [test('is-one-of', known, ...texts.map(text)), boolean(false)],
    'boolean',
  );
}

function allOf(conditions: readonly Sql[]): Sql {
  const [only = boolean(true)] = conditions;
  return conditions.length < 2 ? only : test('and', ...conditions);
}

class Mapping {
  readonly #rows: ViewRows;
  readonly #document: SourceDocument;
  readonly #report: ReportNoSql;

  constructor(rows: ViewRows, document: SourceDocument, report: ReportNoSql) {
    this.#rows = rows;
    this.#document = document;
    this.#report = report;
  }

  /** Columns for the names of a list are only known from its values. */
  nameValues(): void {
    for (const [index, { names, values }] of (this.#document.data.named_values ?? []).entries()) {
      if (!this.#rows.has(names) && !this.#rows.has(values)) continue;
      const reason = 'the names of the fields are only known from the events: map their columns';
      this.#refuse('named_values', { reason, span: undefined }, ['named_values', index, 'names']);
    }
  }

  extract(): void {
    for (const [index, { field = '_raw', pattern }] of (
      this.#document.data.extractions ?? []
    ).entries()) {
      if (!this.#rows.has(field)) continue;
      const source = this.#document.embedded(['extractions', index, 'pattern']);
      const span = { start: 0, end: source.text.length };
      const groups = groupNames(pattern);
      const problem = this.#rows.apply(
        (input) => ({
          kind: 'extract',
          input,
          field: { text: field, span },
          by: { kind: 'regex', regex: pattern, groups, most: 1 },
          span,
        }),
        span,
      );
      if (problem === undefined) continue;
      this.#report('an extraction', problem, source);
      for (const group of groups) this.#rows.refuse(group, problem.reason);
    }
  }

  /** Tables of one field: a value without an entry sets nothing. */
  lookUp(): void {
    for (const [output, { field, values, default: otherwise }] of Object.entries(
      this.#document.data.lookups ?? {},
    )) {
      const found = (value: Sql): Sql =>
        oneOf(value, Object.entries(values), otherwise === undefined ? undefined : text(otherwise));
      this.#setFrom(field, output, (value, parameter) => {
        const list = mapped(value, parameter, found);
        if (value.type !== 'list') return list;
        const one: Sql = { kind: 'parameter', name: parameter, type: 'text' };
        const isKnown = test('is-not-null', one);
        const body: Sql = { kind: 'lambda', parameter, body: isKnown, type: 'boolean' };
        const kept = call('list-filter', [list, body], 'list');
        const isEmpty = test('equal', call('list-length', [kept], 'number'), {
          kind: 'number',
          value: 0,
          type: 'number',
        });
        return caseOf([[test('not', isEmpty), kept]], nothing('list'));
      });
    }
  }

  setRows(): void {
    for (const { field, columns, rows } of this.#document.data.tables ?? []) {
      const possible = this.#rows.possible.get(field);
      const entries = Object.entries(rows).filter(
        ([key]) => possible?.includes(key.toLowerCase()) !== false,
      );
      for (const [index, output] of columns.entries()) {
        const cells = entries.flatMap(([key, row]): [string, string][] => {
          const cell = [row].flat()[index] ?? '';
          return cell === '' ? [] : [[key, cell]];
        });
        if (cells.length === 0) continue;
        const [only] = cells;
        this.#setFrom(field, output, (value) =>
          possible?.length === 1 && only !== undefined
            ? text(only[1])
            : oneOf(value, cells, undefined),
        );
      }
    }
  }

  /** Calculated fields read the event before any of them is set. */
  calculate(): void {
    const known: [string, Sql][] = [];
    const unknown: [string, string][] = [];
    for (const field of Object.keys(this.#document.data.calculated_fields ?? {})) {
      const source = this.#document.embedded(['calculated_fields', field]);
      const expression = expressionOfText(source, ignore);
      const reads = fieldsRead(expression).map(({ text: name }) => name);
      const value = this.#rows.attempt({ reads, make: (scope) => sqlOf(expression, scope) });
      if (isNoSql(value)) {
        this.#report(`the field "${field}"`, value, source);
        unknown.push([field, value.reason]);
      } else known.push([field, value]);
    }
    this.#rows.set(known);
    for (const [field, reason] of unknown) this.#rows.refuse(field, reason);
  }

  label(): void {
    const { event_tags: tags = [], event_types: types = [] } = this.#document.data;
    this.#addValues('tag', tags);
    for (const [index, { name, search, tags: own = [] }] of types.entries()) {
      const source = this.#document.embedded(['event_types', index, 'search']);
      const condition = search === undefined ? undefined : this.#conditionOf(source);
      if (condition !== undefined && isNoSql(condition)) {
        this.#report(`the event type "${name}"`, condition, source);
        for (const field of ['eventtype', ...(own.length > 0 ? ['tag'] : [])])
          this.#rows.refuse(field, condition.reason);
        continue;
      }
      const holds = condition === undefined ? undefined : this.#rows.hidden(condition);
      this.#addValues('eventtype', [name], holds);
      this.#addValues('tag', own, holds);
    }
  }

  #conditionOf(source: Source): Sql | NoSql {
    const expression = conditionOfText(source, ignore);
    const reads = fieldsRead(expression).map(({ text: name }) => name);
    return this.#rows.attempt({ reads, make: (scope) => conditionOf(expression, scope) });
  }

  #addValues(field: string, values: readonly string[], holds?: Sql): void {
    if (values.length === 0 || this.#rows.refused.has(field)) return;
    const list = call('list', values.map(text), 'list');
    const added = holds === undefined ? list : caseOf([[holds, list]], nothing('list'));
    const before = this.#rows.field(field);
    const all =
      before.kind === 'null'
        ? added
        : call('list-distinct', [concatenated([asList(before), added])], 'list');
    this.#rows.set([[field, all]]);
  }

  /** Sets a field to what is found for another; where nothing is found, it stays. */
  #setFrom(field: string, output: string, find: (value: Sql, parameter: string) => Sql): void {
    if (this.#rows.refused.has(field)) {
      const reason = `it reads "${field}", which has no SQL`;
      this.#rows.refuse(output, reason);
      return;
    }
    const value = this.#rows.field(field);
    if (value.kind === 'null' && !this.#rows.possible.has(field)) return;
    const attempt = this.#rows.attempt({
      reads: [],
      make: (scope) => {
        const found = find(value, scope.newParameter());
        const old = this.#rows.field(output);
        if (old.kind === 'null' || found.kind === 'text') return found;
        const [a = found, b = old] = unified([found, old]);
        return call('coalesce', [a, b], a.type);
      },
    });
    if (!isNoSql(attempt)) this.#rows.set([[output, attempt]]);
  }

  #refuse(what: string, problem: NoSql, path: Path): void {
    this.#report(what, problem, this.#document.embedded(path));
  }
}

/** The text for a value of a table, without case; keys with the same text share a test. */
function oneOf(
  value: Sql,
  entries: readonly (readonly [key: string, text: string | number])[],
  otherwise: Sql | undefined,
): Sql {
  const keys = new Map<string, string[]>();
  for (const [key, found] of entries)
    keys.set(String(found), [...(keys.get(String(found)) ?? []), key.toLowerCase()]);
  const lower = call('lower', [asText(value)], 'text');
  const branches = [...keys].map(
    ([found, texts]) => [test('is-one-of', lower, ...texts.map(text)), text(found)] as const,
  );
  const rest =
    otherwise === undefined
      ? nothing('text')
      : caseOf([[test('is-not-null', value), otherwise]], nothing('text'));
  return branches.length === 0 ? rest : caseOf(branches, rest);
}
