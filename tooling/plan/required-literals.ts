import { compileRegex, isProblem } from '../regex/compile.ts';
import type { CallExpression, Expression, SearchExpression, SearchValue } from '../spl/ast.ts';
import type { Predicate } from './plan.ts';

/** A text that a field must contain for a condition to be true. */
export interface RequiredLiteral {
  readonly field: string;
  readonly kind: 'exact' | 'prefix' | 'suffix' | 'substring';
  readonly text: string;
  readonly ignoreCase: boolean;
}

/** At least one of these literals is present whenever the condition is true. */
export type RequiredClause = readonly RequiredLiteral[];

/** More alternatives than this are too unselective to be worth their size. */
const MOST_ALTERNATIVES = 200;

/**
 * Literals that a predicate requires, as clauses that must all hold. Derived from positive conditions only: an index of
 * these literals never misses an event that the predicate keeps.
 */
export function requiredLiterals(predicate: Predicate): readonly RequiredClause[] {
  return predicate.kind === 'search'
    ? ofSearch(predicate.expression)
    : ofWhere(predicate.expression);
}

function ofSearch(expression: SearchExpression): readonly RequiredClause[] {
  switch (expression.kind) {
    case 'SearchGroup': {
      const parts = expression.operands.map(ofSearch);
      return expression.operator === 'AND' ? parts.flat() : eitherOf(parts);
    }
    case 'SearchComparison':
      if (expression.operator !== '=') return [];
      return clause([ofPattern(expression.field.text, expression.value)]);
    case 'SearchIn':
      return clause(expression.values.map((value) => ofPattern(expression.field.text, value)));
    case 'SearchText':
      return clause([ofRaw(expression.value)]);
    default:
      return [];
  }
}

function ofRaw({ text, wrapper }: SearchValue): RequiredLiteral | undefined {
  const longest = longestPart(text.split('*'));
  const literal = { field: '_raw', kind: 'substring' as const, text: longest };
  return longest === '' ? undefined : { ...literal, ignoreCase: wrapper !== 'CASE' };
}

function ofPattern(field: string, { text, wrapper }: SearchValue): RequiredLiteral | undefined {
  // An address may match as a subnet, so the field need not contain its text.
  if (/\/\d{1,3}$/.test(text)) return undefined;
  return literalOf(field, text.split('*'), wrapper !== 'CASE');
}

/** The most selective literal part of a pattern, split at its wildcards. */
function literalOf(
  field: string,
  parts: readonly string[],
  ignoreCase: boolean,
): RequiredLiteral | undefined {
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return { field, kind: 'exact', text: first, ignoreCase };
  const text = longestPart(parts);
  if (text === '') return undefined;
  if (text === first) return { field, kind: 'prefix', text, ignoreCase };
  return { field, kind: text === last ? 'suffix' : 'substring', text, ignoreCase };
}

function longestPart(parts: readonly string[]): string {
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function ofWhere(expression: Expression): readonly RequiredClause[] {
  if (expression.kind === 'InExpression') return ofIn(expression.operand, expression.items);
  if (expression.kind === 'CallExpression') return ofCall(expression);
  if (expression.kind !== 'BinaryExpression') return [];
  const { operator, left, right } = expression;
  if (operator === 'AND') return [...ofWhere(left), ...ofWhere(right)];
  if (operator === 'OR') return eitherOf([ofWhere(left), ofWhere(right)]);
  if (operator === 'LIKE') return ofLike(left, right);
  if (operator !== '=') return [];
  return clause([ofEquality(left, right) ?? ofEquality(right, left)]);
}

function ofEquality(field: Expression, value: Expression): RequiredLiteral | undefined {
  if (field.kind !== 'FieldName' || value.kind !== 'StringLiteral') return undefined;
  return { field: field.name, kind: 'exact', text: value.value, ignoreCase: false };
}

function ofIn(operand: Expression, items: readonly Expression[]): readonly RequiredClause[] {
  return clause(items.map((item) => ofEquality(operand, item)));
}

function ofCall({ callee, args }: CallExpression): readonly RequiredClause[] {
  const [first, second] = args;
  if (first === undefined || second === undefined) return [];
  const name = callee.text.toLowerCase();
  if (name === 'in') return ofIn(first, args.slice(1));
  if (name === 'like') return ofLike(first, second);
  return name === 'match' ? ofMatch(first, second) : [];
}

function ofLike(field: Expression, pattern: Expression): readonly RequiredClause[] {
  if (field.kind !== 'FieldName' || pattern.kind !== 'StringLiteral' || pattern.value.includes('_'))
    return [];
  return clause([literalOf(field.name, pattern.value.split('%'), false)]);
}

function ofMatch(field: Expression, pattern: Expression): readonly RequiredClause[] {
  if (field.kind !== 'FieldName' || pattern.kind !== 'StringLiteral') return [];
  const regex = compileRegex(pattern.value);
  if (isProblem(regex) || regex.requires === undefined) return [];
  const { text, ignoreCase } = regex.requires;
  return clause([{ field: field.name, kind: 'substring', text, ignoreCase }]);
}

/** One clause; none if one of its alternatives is not known. */
function clause(literals: readonly (RequiredLiteral | undefined)[]): readonly RequiredClause[] {
  const known = literals.filter((literal) => literal !== undefined);
  return known.length === literals.length && known.length > 0 ? [known] : [];
}

/** The shortest clause of each operand of an OR, combined into one clause. */
function eitherOf(parts: readonly (readonly RequiredClause[])[]): readonly RequiredClause[] {
  const chosen = parts.map((clauses) => [...clauses].sort((a, b) => a.length - b.length)[0]);
  if (chosen.includes(undefined)) return [];
  const together = chosen.flatMap((literals) => literals ?? []);
  return together.length <= MOST_ALTERNATIVES ? [together] : [];
}
