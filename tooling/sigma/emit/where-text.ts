import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import type { Call, Expr, Logic, Match, Pattern } from '../../plan/expression.ts';
import { decodedField } from './entities.ts';
import { evalField, quoted } from './quoted.ts';
import type { SearchOptions } from './search-text.ts';

/** A condition as an eval expression for `where`. A missing field makes comparisons false, as in the search command. */
export function whereText(expr: Expr, options: SearchOptions): string {
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value === 'string' ? quoted(expr.value) : String(expr.value ?? 'null()');
    case 'field':
      return evalField(expr.name);
    case 'negative':
      return `-${whereText(expr.operand, options)}`;
    case 'call':
      return ofCall(expr, options);
    case 'compare':
      return ofComparison(expr, options);
    case 'match':
      return ofMatch(expr, options);
    case 'logic':
      return ofLogic(expr, options);
    default:
      throw new Error(`a condition of a rule has no ${expr.kind}`);
  }
}

function ofCall({ fn, args }: Call, options: SearchOptions): string {
  return `${fn}(${args.map((arg) => whereText(arg, options)).join(', ')})`;
}

/** In a NOT, a comparison with a missing value has to be false and not null. */
function ofComparison(
  { op, left, right }: Extract<Expr, { kind: 'compare' }>,
  options: SearchOptions,
) {
  const [one, other] = [whereText(left, options), whereText(right, options)];
  return `(isnotnull(${one}) AND isnotnull(${other}) AND ${one}${op}${other})`;
}

function ofLogic({ op, operands }: Logic, options: SearchOptions): string {
  const parts = operands.map((operand) => whereText(operand, options));
  if (op === 'not') return `NOT (${parts.join()})`;
  return `(${parts.join(op === 'or' ? ' OR ' : ' AND ')})`;
}

function ofMatch({ field, patterns, decoded }: Match, { isXml }: SearchOptions): string {
  const name = evalField(field.text);
  const value = isXml && decoded === true ? decodedField(field.text) : name;
  const tests = patterns.map((pattern) => ofPattern(pattern, { name, value }));
  const any = tests.length > 1 ? `(${tests.join(' OR ')})` : (tests[0] ?? 'false()');
  return patterns.every(({ kind }) => kind === 'any') ? any : `(isnotnull(${name}) AND ${any})`;
}

interface Names {
  readonly name: string;
  /** The value of the field, decoded where that matters. */
  readonly value: string;
}

function ofPattern(pattern: Pattern, { name, value }: Names): string {
  switch (pattern.kind) {
    case 'any':
      return `isnotnull(${name})`;
    case 'exact':
      return ofRegex(`^${literal(pattern.text)}\\z`, pattern.ignoreCase, value);
    case 'wildcard':
      return ofRegex(regexOf(pattern.parts), pattern.ignoreCase, value);
    case 'regex':
      return `match(${value}, ${quoted(pattern.regex.replaceAll('`', '\\x60'))})`;
    case 'subnet':
      return `cidrmatch(${quoted(pattern.cidr)}, ${name})`;
    case 'order':
      return `(isnotnull(tonumber(${name})) AND tonumber(${name})${pattern.op}${pattern.limit})`;
    default:
      throw new Error(`a condition of a rule has no ${pattern.kind}`);
  }
}

function ofRegex(regex: string, ignoreCase: boolean, value: string): string {
  return `match(${value}, ${quoted(`(?${ignoreCase ? 'i' : ''}s)${regex}`)})`;
}

function regexOf(parts: readonly string[]): string {
  const first = parts[0] === '' ? '' : '^';
  const last = parts.at(-1) === '' ? '' : '$';
  const body = parts.map(literal).join('.*');
  const start = first === '' ? body.replace(/^\.\*/, '') : `^${body}`;
  return last === '' ? start.replace(/\.\*$/, '') : `${start}\\z`;
}

/** A backtick would begin a macro, and a line break end the search. */
function literal(text: string): string {
  return escapeRegExp(text)
    .replaceAll('`', '\\x60')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n');
}
