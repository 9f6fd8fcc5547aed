import type { Refusal } from '../../../tooling/backends/backend.ts';
import type { Span } from '../../../tooling/base/source.ts';
import {
  type Call,
  type Compare,
  comparesAsText,
  type Expr,
  type Logic,
  type Match,
  type Pattern,
} from '../../../tooling/plan/expression.ts';

/** Each field is a column of lists of texts; a missing field is NULL. */
export type Columns = ReadonlyMap<string, string>;

/** A part of a plan that this backend cannot express. */
export class Refused extends Error {
  readonly span: Span;

  constructor(what: string, span: Span) {
    super(what);
    this.span = span;
  }
}

export function refusalOf({ message, span }: Refused): Refusal {
  return { command: 'DuckDB', reason: message, span };
}

/** A text as an SQL literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An expression as a list of texts. */
export function listOf(expr: Expr, columns: Columns): string {
  if (expr.kind === 'field') return columns.get(expr.name) ?? 'NULL::VARCHAR[]';
  if (expr.kind === 'call' && expr.fn === 'coalesce')
    return `coalesce(${expr.args.map((arg) => listOf(arg, columns)).join(', ')})`;
  if (expr.kind === 'call' && expr.fn === 'if') {
    const [test, yes, no] = expr.args;
    if (test === undefined || yes === undefined || no === undefined)
      throw new Refused('if without three arguments', expr.span);
    return `CASE WHEN ${testOf(test, columns)} THEN ${listOf(yes, columns)} ELSE ${listOf(no, columns)} END`;
  }
  const text = textOf(expr, columns);
  return `CASE WHEN ${text} IS NULL THEN NULL ELSE [${text}] END`;
}

/** An expression as one text; the values of a multivalue on lines of their own. */
function textOf(expr: Expr, columns: Columns): string {
  if (expr.kind === 'literal') {
    if (expr.value === null) return 'NULL::VARCHAR';
    if (typeof expr.value === 'boolean') throw new Refused('a Boolean as a value', expr.span);
    return quoted(expr.text ?? String(expr.value));
  }
  if (expr.kind === 'field') return `array_to_string(${listOf(expr, columns)}, chr(10))`;
  if (expr.kind === 'call') {
    const [first] = expr.args;
    if (first !== undefined && (expr.fn === 'lower' || expr.fn === 'upper'))
      return `${expr.fn}(${textOf(first, columns)})`;
    if (expr.fn === 'coalesce' || expr.fn === 'if')
      return `array_to_string(${listOf(expr, columns)}, chr(10))`;
  }
  if (expr.kind === 'arithmetic' && expr.op === '.')
    return `(${textOf(expr.left, columns)} || ${textOf(expr.right, columns)})`;
  throw new Refused(`an expression: ${expr.kind === 'call' ? expr.fn : expr.kind}`, expr.span);
}

/** A condition: true, false or NULL. */
export function testOf(expr: Expr, columns: Columns): string {
  switch (expr.kind) {
    case 'literal':
      if (typeof expr.value === 'boolean') return String(expr.value);
      throw new Refused('a value as a condition', expr.span);
    case 'scope':
      return 'true';
    case 'logic':
      return logicTest(expr, columns);
    case 'match':
      return matchTest(expr, columns);
    case 'compare':
      return compareTest(expr, columns);
    case 'in':
      return `(${textOf(expr.operand, columns)} IN (${expr.items.map((item) => textOf(item, columns)).join(', ')}))`;
    case 'call':
      return callTest(expr, columns);
    default:
      throw new Refused(`a condition: ${expr.kind}`, expr.span);
  }
}

function logicTest({ op, operands, nulls, span }: Logic, columns: Columns): string {
  const tests = operands.map((operand) => {
    const test = testOf(operand, columns);
    return nulls === 'two-valued' ? `coalesce(${test}, false)` : test;
  });
  if (op === 'xor') throw new Refused('xor', span);
  if (op === 'not') return `(NOT ${tests.join('')})`;
  return `(${tests.join(op === 'and' ? ' AND ' : ' OR ')})`;
}

function matchTest({ field, op, patterns, span }: Match, columns: Columns): string {
  const column = columns.get(field.text);
  const tests = patterns.map((pattern) => `(${patternTest(pattern, span)})`).join(' OR ');
  if (column === undefined) return 'false';
  const found = op === '=' ? tests : `NOT (${tests})`;
  return `coalesce(len(list_filter(${column}, lambda x: ${found})) > 0, false)`;
}

function patternTest(pattern: Pattern, span: Span): string {
  switch (pattern.kind) {
    case 'any':
      return 'true';
    case 'exact':
      return pattern.ignoreCase
        ? `lower(x) = ${quoted(pattern.text.toLowerCase())}`
        : `x = ${quoted(pattern.text)}`;
    case 'wildcard': {
      const [value, parts] = pattern.ignoreCase
        ? ['lower(x)', pattern.parts.map((part) => part.toLowerCase())]
        : ['x', pattern.parts];
      return `regexp_full_match(${value}, ${quoted(parts.map(escaped).join('.*'))}, 's')`;
    }
    case 'order': {
      const { op, limit } = pattern;
      const value = `num(${quoted(limit)})`;
      return `CASE WHEN num(x) IS NOT NULL AND ${value} IS NOT NULL THEN num(x) ${op} ${value} ELSE x ${op} ${quoted(limit)} END`;
    }
    case 'regex':
      return `regexp_matches(x, ${quoted(re2Of(pattern.regex, span))})`;
    default:
      throw new Refused(`a pattern: ${pattern.kind}`, pattern.span);
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The same expression for RE2, which knows no look-around, back-references or possessive groups. */
function re2Of(regex: string, span: Span): string {
  if (/\(\?(?:<?[=!]|>|\()|\\[1-9kKGZhRXQ]|[+*?]\+/.test(regex))
    throw new Refused('a regular expression that RE2 does not know', span);
  return regex.replaceAll(/\(\?<(\w+)>/g, '(?P<$1>');
}

function compareTest({ op, left, right, span }: Compare, columns: Columns): string {
  const asText = comparesAsText(left, right);
  if (left.kind === 'field' && right.kind === 'literal' && right.value !== null) {
    const test = scalarTest('x', op, { right: textOf(right, columns), asText });
    const list = listOf(left, columns);
    return `(CASE WHEN ${list} IS NULL THEN NULL ELSE len(list_filter(${list}, lambda x: ${test})) > 0 END)`;
  }
  if (left.kind === 'field' || right.kind === 'field')
    throw new Refused('a comparison of fields', span);
  return scalarTest(textOf(left, columns), op, { right: textOf(right, columns), asText });
}

function scalarTest(
  left: string,
  op: Compare['op'],
  { right, asText }: { readonly right: string; readonly asText: boolean },
): string {
  if (asText) return `(${left} ${op} ${right})`;
  const numbers = `num(${left}) IS NOT NULL AND num(${right}) IS NOT NULL`;
  return `(CASE WHEN ${numbers} THEN num(${left}) ${op} num(${right}) ELSE ${left} ${op} ${right} END)`;
}

function callTest({ fn, args, span }: Call, columns: Columns): string {
  const [first, second] = args;
  if (first === undefined) throw new Refused(`a condition: ${fn}`, span);
  if (fn === 'isnull') return `(${listOf(first, columns)} IS NULL)`;
  if (fn === 'isnotnull') return `(${listOf(first, columns)} IS NOT NULL)`;
  const pattern = second?.kind === 'literal' ? second.value : undefined;
  if (typeof pattern !== 'string') throw new Refused(`a condition: ${fn}`, span);
  if (fn === 'match')
    return `regexp_matches(${textOf(first, columns)}, ${quoted(re2Of(pattern, span))})`;
  if (fn === 'like') return `(${textOf(first, columns)} LIKE ${quoted(pattern)})`;
  throw new Refused(`a condition: ${fn}`, span);
}
