import type { StoredColumn } from './columns.ts';
import type { Dialect, Template } from './dialect.ts';
import { Refused } from './refused.ts';
import type { From, Step } from './relation.ts';
import type { OrderTerm, Sql } from './sql.ts';

/** The steps as one query: a WITH clause, and a SELECT of some columns of the last step. */
export function printQuery(steps: readonly Step[], last: string, dialect: Dialect): string {
  const printer = new Printer(dialect);
  const named = steps.map((step) => `${step.id} AS (\n  ${printer.step(step)}\n)`);
  return `WITH ${named.join(',\n')}\n${last}`;
}

/** Writes the relational form in a dialect. */
export class Printer {
  private readonly dialect: Dialect;

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  step({ from, keepsColumns, columns, where, groupBy, orderBy, limit }: Step): string {
    const made = columns.map(({ id, value }) => `${this.value(value)} AS ${this.name(id)}`);
    const selected = keepsColumns ? [allOf(from), ...made] : made;
    return [
      `SELECT ${selected.length === 0 ? '1 AS nothing' : selected.join(', ')}`,
      ...this.from(from),
      ...(where === undefined ? [] : [`WHERE ${this.value(where)}`]),
      ...(groupBy === undefined || groupBy.length === 0
        ? []
        : [`GROUP BY ${groupBy.map((key) => this.value(key)).join(', ')}`]),
      ...(orderBy === undefined || orderBy.length === 0 ? [] : [`ORDER BY ${this.order(orderBy)}`]),
      ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
    ].join('\n  ');
  }

  value(value: Sql): string {
    switch (value.kind) {
      case 'column':
        return this.name(value.id);
      case 'parameter':
        return value.name;
      case 'text':
        return this.literal(value.text);
      case 'number':
        return numberText(value.value, this.dialect);
      case 'boolean':
        return value.value ? 'TRUE' : 'FALSE';
      case 'null':
        return `CAST(NULL AS ${this.dialect.types[value.type]})`;
      case 'integer':
        return String(value.value);
      case 'stored':
        return this.stored(value.column);
      case 'json':
        return this.dialect.json(this.value(value.document), value.reading);
      case 'lambda':
        return this.dialect.lambda(value.parameter, this.value(value.body));
      case 'case': {
        const branches = value.branches.map(
          ([condition, result]) => `WHEN ${this.value(condition)} THEN ${this.value(result)}`,
        );
        const { otherwise } = value;
        const rest = otherwise.kind === 'null' ? '' : ` ELSE ${this.value(otherwise)}`;
        return `(CASE ${branches.join(' ')}${rest} END)`;
      }
      case 'over':
        return this.over(value);
      default:
        return fill(
          this.template(value),
          value.args.map((arg) => this.value(arg)),
        );
    }
  }

  order(terms: readonly OrderTerm[]): string {
    return terms
      .map(
        ({ value, descending = false, nullsFirst = false }) =>
          `${this.value(value)} ${descending ? 'DESC' : 'ASC'} NULLS ${nullsFirst ? 'FIRST' : 'LAST'}`,
      )
      .join(', ');
  }

  name(name: string): string {
    return this.dialect.identifier(name);
  }

  /** A text that no database reads has no literal. */
  private literal(text: string): string {
    if (text.includes('\0')) throw new Refused('SQL has no literal for a NUL character', undefined);
    return this.dialect.literal(text);
  }

  private stored({ name, path = [], type, isForeign = false, problem }: StoredColumn): string {
    if (problem !== undefined) throw new Refused(problem.reason, undefined, problem);
    const read = [name, ...path].map((part) => this.name(part)).join('.');
    const convert = this.dialect.functions['seconds-of-timestamp'];
    const converted = isForeign ? `CAST(${read} AS ${this.dialect.types[type]})` : read;
    return type === 'time' && convert !== undefined ? fill(convert, [converted]) : converted;
  }

  private template({ fn }: Extract<Sql, { kind: 'call' }>): Template {
    const template = this.dialect.functions[fn];
    if (template === undefined)
      throw new Refused(`${this.dialect.engine} has no function for it (${fn})`, undefined);
    return template;
  }

  private over({ value, partition, order, frame }: Extract<Sql, { kind: 'over' }>): string {
    const parts = [
      ...(partition.length === 0
        ? []
        : [`PARTITION BY ${partition.map((key) => this.value(key)).join(', ')}`]),
      ...(order.length === 0 ? [] : [`ORDER BY ${this.order(order)}`]),
      ...(frame === undefined ? [] : [frameText(frame)]),
    ];
    return `${this.value(value)} OVER (${parts.join(' ')})`;
  }

  private from(from: From): readonly string[] {
    switch (from.kind) {
      case 'table':
        return [`FROM ${from.table.name.map((part) => this.name(part)).join('.')}`];
      case 'step':
        return [`FROM ${from.id}`];
      case 'unnest':
        return [
          `FROM ${from.id} ${this.dialect.unnest(this.value(from.list), this.name(from.as))}`,
        ];
      case 'join':
        return [
          `FROM ${from.left} ${from.type === 'left' ? 'LEFT' : 'INNER'} JOIN ${from.right} ON ${this.value(from.on)}`,
        ];
      case 'union':
        return [
          `FROM (${from.ids.map((id) => `SELECT * FROM ${id}`).join(' UNION ALL ')}) AS all_rows`,
        ];
      case 'one-row':
        return [];
      case 'no-row':
        return ['WHERE FALSE'];
    }
  }
}

function allOf(from: From): string {
  return from.kind === 'unnest' ? `${from.id}.*, ${'unnested'}.*` : '*';
}

function frameText({ from, to }: { readonly from: number | 'first'; readonly to: number }): string {
  const last = to === 0 ? 'CURRENT ROW' : `${to} PRECEDING`;
  return `ROWS BETWEEN ${from === 'first' ? 'UNBOUNDED' : from} PRECEDING AND ${last}`;
}

/** With an exponent, a number is a double and no decimal. */
function numberText(value: number, { types }: Dialect): string {
  if (!Number.isFinite(value)) return `CAST('${value}' AS ${types.number})`;
  const digits = String(value);
  const text = digits.includes('e') ? digits : `${digits}e0`;
  return value < 0 ? `(${text})` : text;
}

/** Arguments are put in as they are: `$1` inside of one is no place for another. */
function fill(template: Template, args: readonly string[]): string {
  if (typeof template === 'function') return template(...args);
  return template.replace(/\$(\d)/g, (_, index: string) => args[Number(index) - 1] ?? 'NULL');
}
