import { compileRegex, isProblem } from '../regex/compile.ts';
import { type Call, type Expr, isText, type Match, type Pattern } from './expression.ts';

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
export function requiredLiterals(condition: Expr): readonly RequiredClause[] {
  switch (condition.kind) {
    case 'logic':
      return ofLogic(condition);
    case 'match':
      return ofMatch(condition);
    case 'in':
      return clause(condition.items.map((item) => ofEquality(condition.operand, item)));
    case 'compare': {
      const { op, left, right } = condition;
      if (op !== '=') return [];
      return clause([ofEquality(left, right) ?? ofEquality(right, left)]);
    }
    case 'call':
      return ofCall(condition);
    default:
      return [];
  }
}

function ofLogic({ op, operands }: Extract<Expr, { kind: 'logic' }>): readonly RequiredClause[] {
  if (op !== 'and' && op !== 'or') return [];
  const parts = operands.map(requiredLiterals);
  return op === 'and' ? parts.flat() : eitherOf(parts);
}

function ofMatch({ field, op, patterns, decoded }: Match): readonly RequiredClause[] {
  if (op !== '=') return [];
  const literals = patterns.map((pattern) => ofPattern(field.text, pattern));
  return clause(decoded === true ? literals.map(withoutEntities) : literals);
}

/** Characters that the text of an event in XML may have as entities. */
const ENTITY = /[<>&"'\p{Cc}]+/u;

/** The longest part of a literal that is the same in XML. */
function withoutEntities(literal: RequiredLiteral | undefined): RequiredLiteral | undefined {
  if (literal === undefined || !ENTITY.test(literal.text)) return literal;
  const text = longestPart(literal.text.split(ENTITY));
  return text === '' ? undefined : { ...literal, kind: 'substring', text };
}

function ofPattern(field: string, pattern: Pattern): RequiredLiteral | undefined {
  switch (pattern.kind) {
    case 'exact':
      return { field, kind: 'exact', text: pattern.text, ignoreCase: pattern.ignoreCase };
    case 'wildcard':
      return literalOf(field, pattern.parts, pattern.ignoreCase);
    case 'word': {
      const text = longestPart(pattern.parts);
      return text === ''
        ? undefined
        : { field, kind: 'substring', text, ignoreCase: pattern.ignoreCase };
    }
    case 'regex':
      return ofRegex(field, pattern.regex);
    default:
      return undefined;
  }
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

function ofEquality(field: Expr, value: Expr): RequiredLiteral | undefined {
  if (field.kind !== 'field' || !isText(value)) return undefined;
  return { field: field.name, kind: 'exact', text: value.value, ignoreCase: false };
}

function ofCall({ fn, args }: Call): readonly RequiredClause[] {
  const [first, second] = args;
  if (first === undefined) return [];
  if (fn === 'in') return clause(args.slice(1).map((item) => ofEquality(first, item)));
  if (first.kind !== 'field' || !isText(second)) return [];
  if (fn === 'match') return clause([ofRegex(first.name, second.value)]);
  if (fn !== 'like' || second.value.includes('_')) return [];
  return clause([literalOf(first.name, second.value.split('%'), false)]);
}

function ofRegex(field: string, text: string): RequiredLiteral | undefined {
  const regex = compileRegex(text);
  if (isProblem(regex) || regex.requires === undefined) return undefined;
  return { field, kind: 'substring', ...regex.requires };
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
