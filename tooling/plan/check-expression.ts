import type { Span } from '../base/source.ts';
import { compileRegex, isProblem } from '../regex/compile.ts';
import {
  type Clause,
  childrenOf,
  type Expr,
  type Logic,
  type Match,
  type Pattern,
} from './expression.ts';

/** The tables of functions: a plan only calls what they contain. */
export interface KnownFunctions {
  isFunction(id: string): boolean;
  isStatistic(id: string): boolean;
}

/** What is wrong with an expression, in any part of it. */
export function* checkExpression(expr: Expr, functions: KnownFunctions): Iterable<string> {
  for (const violation of violationsOf(expr, functions)) yield `${expr.kind}: ${violation}`;
  for (const child of childrenOf(expr)) {
    if (child.kind === 'clause' && expr.kind !== 'logic') yield `${expr.kind}: contains a clause`;
    yield* checkExpression(child, functions);
  }
}

function* violationsOf(expr: Expr, functions: KnownFunctions): Iterable<string> {
  yield* checkSpan(expr.span);
  switch (expr.kind) {
    case 'field':
      if (expr.name === '') yield 'a field has no name';
      return;
    case 'regex':
      yield* checkRegex(expr.regex);
      return;
    case 'call':
      if (!functions.isFunction(expr.fn)) yield `unknown function ${expr.fn}`;
      return;
    case 'logic':
      yield* checkLogic(expr);
      return;
    case 'match':
      yield* checkMatch(expr);
      return;
    case 'clause':
      yield* checkClause(expr);
      return;
  }
}

function* checkLogic({ op, operands }: Logic): Iterable<string> {
  const least = op === 'not' ? 1 : 2;
  if (operands.length < least) yield `${op} of ${operands.length} operands`;
  if (op === 'not' && operands.length > 1) yield `not of ${operands.length} operands`;
}

function* checkMatch({ field, patterns }: Match): Iterable<string> {
  if (field.text === '') yield 'a field has no name';
  if (patterns.length === 0) yield 'has no patterns';
  for (const pattern of patterns) {
    yield* checkSpan(pattern.span);
    yield* checkPattern(pattern);
  }
}

function* checkPattern(pattern: Pattern): Iterable<string> {
  if (pattern.kind === 'regex') yield* checkRegex(pattern.regex);
  if (pattern.kind === 'wildcard' && pattern.parts.length < 2) yield 'a pattern has no wildcard';
  if (pattern.kind === 'word' && pattern.parts.length === 0) yield 'a word has no text';
}

/** Between and around the subsearches there is text, possibly empty. */
function* checkClause({ pieces, substitutions }: Clause): Iterable<string> {
  if (substitutions.length === 0) yield 'has no subsearch';
  if (pieces.length !== substitutions.length + 1)
    yield 'does not have one text more than subsearches';
}

/** Checks that a span has a start before its end. */
export function* checkSpan({ start, end }: Span): Iterable<string> {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end))
    yield `has no valid span: ${start} to ${end}`;
}

/** Checks that a regular expression compiles. */
export function* checkRegex(regex: string, ignoreCase = false): Iterable<string> {
  const compiled = compileRegex(regex, { ignoreCase });
  if (isProblem(compiled)) yield `"${regex}" is not a regular expression: ${compiled.reason}`;
}
