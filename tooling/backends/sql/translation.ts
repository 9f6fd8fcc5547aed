import type { Span } from '../../base/source.ts';
import type { Expr } from '../../plan/expression.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { parseRegex } from '../../regex/parser.ts';
import type { RegexFlags } from '../../regex/regex.ts';
import type { Dialect } from './dialect.ts';
import { Refused } from './refused.ts';
import type { RegexUse, WrittenRegex } from './regex/regex-source.ts';
import type { Relation, Steps } from './relation.ts';
import { column, isSimple, nothing, type Sql, text } from './sql.ts';
import type { Tables } from './tables.ts';

/** What the translation of one plan shares. */
export interface Translation {
  readonly dialect: Dialect;
  readonly tables: Tables;
  readonly steps: Steps;
  readonly range: 'parameters' | undefined;
  /** The names of fields that any node of the search reads. */
  readonly named: ReadonlySet<string>;
  /** The current time of the search, in seconds since 1970. */
  readonly now: Sql;
  /** The rows that a command gives to its inner pipeline. */
  readonly given?: Relation | undefined;
  /** The rows of a plan. */
  relation(plan: LogicalPlan, given?: Relation): Relation;
}

/** The expressions of one node: the fields of its input, and the columns that it adds on the way. */
export class Scope {
  readonly translation: Translation;
  relation: Relation;
  private readonly bound: ReadonlyMap<string, Sql>;

  constructor(
    translation: Translation,
    relation: Relation,
    bound: ReadonlyMap<string, Sql> = new Map(),
  ) {
    this.translation = translation;
    this.relation = relation;
    this.bound = bound;
  }

  field(name: string): Sql {
    const bound = this.bound.get(name);
    if (bound !== undefined) return bound;
    const known = this.relation.fields.get(name);
    return known === undefined ? nothing('text') : column(known.id, known.type);
  }

  /** The expressions inside of a function of lists, where a field is one value of it. */
  withField(name: string, value: Sql): Scope {
    return new Scope(this.translation, this.relation, new Map([...this.bound, [name, value]]));
  }

  /** A value that is read several times, as a column of its own. Inside of functions of lists, it stays as it is. */
  shared(value: Sql): Sql {
    if (isSimple(value) || this.bound.size > 0) return value;
    const [relation, shared] = this.translation.steps.hidden(this.relation, 'v', value);
    this.relation = relation;
    return shared;
  }

  newParameter(): string {
    return this.translation.steps.newParameter();
  }

  /** A pattern of PCRE as a literal of the dialect. */
  regex(pattern: string, use: RegexUse, place: RegexPlace): Sql {
    return text(this.writtenRegex(pattern, use, place).source);
  }

  /** A pattern of PCRE as the dialect writes it. */
  writtenRegex(
    pattern: string,
    use: RegexUse,
    { span, flags = {}, group }: RegexPlace,
  ): WrittenRegex {
    const { dialect } = this.translation;
    const parsed = parseRegex(pattern, flags);
    if ('reason' in parsed) throw new Refused(`the pattern is not valid: ${parsed.reason}`, span);
    const written = dialect.regex(parsed, use, group);
    if ('reason' in written) throw new Refused(`${dialect.engine}: ${written.reason}`, span);
    return written;
  }
}

interface RegexPlace {
  readonly span: Span;
  readonly flags?: RegexFlags;
  /** The only group that is asked for. */
  readonly group?: number;
}

/** The literal text of an expression, if it is one. */
export function literalText(expr: Expr | undefined): string | undefined {
  if (expr?.kind !== 'literal' || expr.value === null) return undefined;
  return expr.text ?? String(expr.value);
}

/** The literal number of an expression, if it is one. */
export function literalNumber(expr: Expr | undefined): number | undefined {
  if (expr?.kind === 'negative') {
    const value = literalNumber(expr.operand);
    return value === undefined ? undefined : -value;
  }
  return expr?.kind === 'literal' && typeof expr.value === 'number' ? expr.value : undefined;
}

/** The value of a literal; undefined for other expressions. */
export function literalOf(expr: Expr | undefined): string | number | boolean | null | undefined {
  return expr?.kind === 'literal' ? expr.value : undefined;
}
