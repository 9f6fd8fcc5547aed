import type { Span } from '../base/source.ts';
import type {
  BinaryExpression,
  Expression,
  SearchExpression,
  SearchValue,
  StringLiteral,
} from '../spl/ast.ts';
import { type AuthorText, writtenSpan, writtenText } from './author-text.ts';
import { type Clause, callAround } from './clause.ts';
import type { Mutant } from './mutant.ts';
import { isText, searchValueText, stringText } from './spelling.ts';
import { widened } from './widen.ts';

/** Mutants of the literals that a single condition compares with. */
export function* literalMutants({ predicate }: Clause, text: AuthorText): Iterable<Mutant> {
  if (predicate === undefined) return;
  if (predicate.kind === 'search') yield* ofSearch(predicate.expression, text);
  else yield* ofWhere(predicate.expression, text);
}

function* ofSearch(expression: SearchExpression, text: AuthorText): Iterable<Mutant> {
  if (expression.kind === 'SearchText') return yield* widenValue(expression.value, text);
  if (expression.kind !== 'SearchComparison') return;
  const { operator, value, field, span } = expression;
  // `host::web01` is one word: what is compared with cannot be changed alone.
  if (value.span.start === field.span.start) return;
  if (operator === '=' || operator === '!=') return yield* widenValue(value, text);
  const between = { start: field.span.end, end: value.span.start };
  yield* ofThreshold({ operator, literal: value, span, between }, text);
}

function* widenValue(value: SearchValue, text: AuthorText): Iterable<Mutant> {
  const wide = widened(value.text, '*');
  if (wide === undefined) return;
  yield* replaced('widen-literal', value.span, searchValueText({ ...value, text: wide }), text);
}

function* ofWhere(expression: Expression, text: AuthorText): Iterable<Mutant> {
  if (expression.kind === 'CallExpression') {
    const [, pattern] = expression.args;
    if (expression.callee.text.toLowerCase() === 'like' && isText(pattern))
      yield* widenPattern(pattern, text);
  }
  if (expression.kind !== 'BinaryExpression') return;
  const { operator, left, right } = expression;
  if (operator === 'LIKE' && isText(right)) return yield* widenPattern(right, text);
  if (operator === '=' || operator === '!=') return yield* widenEquality(expression, text);
  const literal = [left, right].find((side) => side.kind === 'NumberLiteral');
  if (literal?.kind !== 'NumberLiteral' || !(operator in FLIPPED)) return;
  const between = { start: left.span.end, end: right.span.start };
  yield* ofThreshold(
    { operator, literal, span: expression.span, between, isLeft: literal === left },
    text,
  );
}

function* widenPattern(pattern: StringLiteral, text: AuthorText): Iterable<Mutant> {
  const wide = widened(pattern.value, '%');
  if (wide !== undefined) yield* replaced('widen-literal', pattern.span, stringText(wide), text);
}

/** `x="abc"` becomes `like(x, "ab%")`: equality knows no wildcards. */
function* widenEquality(
  { operator, left, right, span }: BinaryExpression,
  text: AuthorText,
): Iterable<Mutant> {
  const [literal, other] = isText(right) ? [right, left] : [left, right];
  if (!isText(literal) || isText(other)) return;
  const wide = widened(literal.value.replaceAll(/[\\%_]/g, '\\$&'), '%');
  if (wide === undefined) return;
  const call = `like(${writtenText(text, other.span)}, ${stringText(wide)})`;
  yield* replaced('widen-literal', span, operator === '=' ? call : `(NOT ${call})`, text);
}

const FLIPPED: Readonly<Record<string, string>> = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' };

interface Threshold {
  readonly operator: string;
  readonly literal: { readonly text: string; readonly span: Span };
  readonly span: Span;
  /** What stands between the two sides: the operator, and parentheses. */
  readonly between: Span;
  readonly isLeft?: boolean;
}

/** The boundary itself, and the next number that is let through: one mutant for each side of it. */
function* ofThreshold(
  { operator, literal, between, isLeft = false }: Threshold,
  text: AuthorText,
): Iterable<Mutant> {
  const number = Number(literal.text);
  const flipped = FLIPPED[operator];
  if (flipped === undefined || literal.text.trim() === '' || !Number.isFinite(number)) return;
  const words = text.expanded.text.slice(between.start, between.end);
  const at = words.search(/[<>]/);
  if (at >= 0) {
    const start = between.start + at;
    const span = { start, end: start + operator.length };
    yield* replaced('flip-comparison', span, flipped, text);
  }
  const isLowerBound = operator.startsWith('>') !== isLeft;
  const moved = isLowerBound ? number + 1 : number - 1;
  const quote = /^"/.test(text.expanded.text.slice(literal.span.start)) ? '"' : '';
  yield* replaced('move-threshold', literal.span, `${quote}${moved}${quote}`, text);
}

/** Nothing inside of a macro is changed: its text belongs to all that call it. */
function* replaced(
  kind: Mutant['kind'],
  span: Span,
  newText: string,
  text: AuthorText,
): Iterable<Mutant> {
  if (callAround(span, text.expanded) !== undefined) return;
  yield { kind, span: writtenSpan(text, span), newText };
}
