import type { Predicate } from '../plan/plan.ts';
import type { Expression, SearchValue } from '../spl/ast.ts';
import { Printer } from '../spl/print.ts';
import { type AuthorText, writtenText } from './author-text.ts';

const printer = new Printer(new Map());

/** How a condition that always holds is written beside a predicate, and one that never does. */
export function alternativesOf(predicate: Predicate): {
  readonly true: string;
  readonly false: string;
} {
  if (predicate.kind === 'search') return { true: '*', false: '(NOT *)' };
  return predicate.dialect === 'spl'
    ? { true: 'true()', false: 'false()' }
    : { true: 'true', false: 'false' };
}

export function isSearch(predicate: Predicate): boolean {
  return predicate.kind === 'search';
}

/** A predicate as its author wrote it; `x NOT IN (…)` is written as one, and its inside has to be spelt. */
export function expressionText(predicate: Predicate, text: AuthorText): string {
  const { expression } = predicate;
  const words = writtenText(text, expression.span);
  return expression.kind === 'InExpression' ? words.replace(/\bNOT\s+(?=IN\b)/i, '') : words;
}

export function searchValueText(value: SearchValue): string {
  return printer.search({ kind: 'SearchText', value, span: value.span });
}

/** A text in double quotes, as eval expressions of both dialects write it. */
export function stringText(value: string): string {
  return printer.expression({ kind: 'StringLiteral', value, span: { start: 0, end: 0 } });
}

export function isText(
  expression: Expression | undefined,
): expression is Extract<Expression, { kind: 'StringLiteral' }> {
  return expression?.kind === 'StringLiteral';
}
