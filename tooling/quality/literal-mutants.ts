import type { Span } from '../base/source.ts';
import {
  type Compare,
  type Expr,
  isText,
  type Literal,
  type Match,
  type Pattern,
} from '../plan/expression.ts';
import { type AuthorText, writtenSpan, writtenText } from './author-text.ts';
import { type Clause, callAround } from './clause.ts';
import type { Mutant } from './mutant.ts';
import { searchValueText, stringText } from './spelling.ts';
import { widened } from './widen.ts';

/** Mutants of the literals that a single condition compares with. */
export function* literalMutants({ expression }: Clause, text: AuthorText): Iterable<Mutant> {
  if (expression.kind === 'match') yield* ofMatch(expression, text);
  else yield* ofWhere(expression, text);
}

function* ofMatch({ field, patterns, span }: Match, text: AuthorText): Iterable<Mutant> {
  const [pattern] = patterns;
  // A list is widened member by member; `host::web01` is one word, which cannot be changed in part.
  if (patterns.length > 1) return;
  if (pattern.kind !== 'word' && pattern.span.start === field.span.start) return;
  if (pattern.kind !== 'order') return yield* widenValue(pattern, text);
  const between = { start: field.span.end, end: pattern.span.start };
  const literal = { text: pattern.limit, span: pattern.span };
  yield* ofThreshold({ operator: pattern.op, literal, span, between }, text);
}

function* widenValue(pattern: Pattern, text: AuthorText): Iterable<Mutant> {
  const value = valueText(pattern);
  const wide = value === undefined ? undefined : widened(value, '*');
  if (wide === undefined) return;
  const quoted = text.expanded.text[pattern.span.start] === '"';
  const newText = searchValueText(wide, { quoted, wrapper: wrapperOf(pattern) });
  yield* replaced('widen-literal', pattern.span, newText, text);
}

function valueText(pattern: Pattern): string | undefined {
  switch (pattern.kind) {
    case 'exact':
      return pattern.text;
    case 'wildcard':
    case 'word':
      return pattern.parts.join('*');
    case 'subnet':
      return pattern.cidr;
    default:
      return undefined;
  }
}

function wrapperOf(pattern: Pattern): 'CASE' | 'TERM' | undefined {
  if (pattern.kind === 'word' && pattern.boundaries === 'major') return 'TERM';
  return 'ignoreCase' in pattern && !pattern.ignoreCase ? 'CASE' : undefined;
}

function* ofWhere(expression: Expr, text: AuthorText): Iterable<Mutant> {
  if (expression.kind === 'call' && expression.fn === 'like') {
    const [, pattern] = expression.args;
    if (isText(pattern)) yield* widenPattern(pattern, text);
  }
  if (expression.kind !== 'compare') return;
  const { op, left, right, span } = expression;
  if (op === '=' || op === '!=') return yield* widenEquality(expression, text);
  const [literal] = [left, right].flatMap((side) => numberIn(side) ?? []);
  if (literal === undefined) return;
  const between = { start: left.span.end, end: right.span.start };
  const isLeft = numberIn(left) !== undefined;
  yield* ofThreshold({ operator: op, literal, span, between, isLeft }, text);
}

function numberIn(side: Expr): Threshold['literal'] | undefined {
  if (side.kind !== 'literal' || typeof side.value !== 'number') return undefined;
  return { text: side.text ?? String(side.value), span: side.span };
}

function* widenPattern(pattern: TextLiteral, text: AuthorText): Iterable<Mutant> {
  const wide = widened(pattern.value, '%');
  if (wide !== undefined) yield* replaced('widen-literal', pattern.span, stringText(wide), text);
}

/** `x="abc"` becomes `like(x, "ab%")`: equality has no wildcards. */
function* widenEquality({ op, left, right, span }: Compare, text: AuthorText): Iterable<Mutant> {
  const [literal, other] = isText(right) ? [right, left] : [left, right];
  if (!isText(literal) || isText(other)) return;
  const wide = widened(literal.value.replaceAll(/[\\%_]/g, '\\$&'), '%');
  if (wide === undefined) return;
  const call = `like(${writtenText(text, other.span)}, ${stringText(wide)})`;
  yield* replaced('widen-literal', span, op === '=' ? call : `(NOT ${call})`, text);
}

type TextLiteral = Literal & { readonly value: string };

const FLIPPED: Readonly<Record<string, string>> = { '>': '>=', '>=': '>', '<': '<=', '<=': '<' };

interface Threshold {
  readonly operator: string;
  readonly literal: { readonly text: string; readonly span: Span };
  readonly span: Span;
  /** The text between both sides: the operator and parentheses. */
  readonly between: Span;
  readonly isLeft?: boolean;
}

/** The boundary itself and the next number that matches: one mutant for each side. */
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

/** Text of macros is not changed, because all of their callers share it. */
function* replaced(
  kind: Mutant['kind'],
  span: Span,
  newText: string,
  text: AuthorText,
): Iterable<Mutant> {
  if (callAround(span, text.expanded) !== undefined) return;
  yield { kind, span: writtenSpan(text, span), newText };
}
