import type { Expr } from '../plan/expression.ts';
import { Printer } from '../spl/print.ts';
import { type AuthorText, writtenText } from './author-text.ts';

const printer = new Printer(new Map());
const NOWHERE = { start: 0, end: 0 };

/** How constant true and false conditions are written next to another condition. */
export function alternativesOf(
  expression: Expr,
  { dialect }: AuthorText,
): { readonly true: string; readonly false: string } {
  if (isSearch(expression)) return { true: '*', false: '(NOT *)' };
  return dialect === 'spl'
    ? { true: 'true()', false: 'false()' }
    : { true: 'true', false: 'false' };
}

/** Whether a condition is in the syntax of the search command, which has only two truth values. */
export function isSearch(expression: Expr): boolean {
  switch (expression.kind) {
    case 'match':
    case 'scope':
    case 'clause':
      return true;
    case 'logic':
      return expression.nulls === 'two-valued';
    default:
      return false;
  }
}

/** A condition as written; the inside of `x NOT IN (…)` must be constructed. */
export function expressionText({ kind, span }: Expr, text: AuthorText): string {
  const words = writtenText(text, span);
  return kind === 'in' ? words.replace(/\bNOT\s+(?=IN\b)/i, '') : words;
}

/** A value in the syntax of the search command; `wrapper` as in CASE(…). */
export function searchValueText(
  text: string,
  { quoted, wrapper }: { readonly quoted: boolean; readonly wrapper: 'CASE' | 'TERM' | undefined },
): string {
  const value = { text, quoted, wrapper, span: NOWHERE };
  return printer.search({ kind: 'SearchText', value, span: NOWHERE });
}

/** A double-quoted string for eval expressions of both dialects. */
export function stringText(value: string): string {
  return printer.expression({ kind: 'StringLiteral', value, span: NOWHERE });
}
