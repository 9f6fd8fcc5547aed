import type { Expr, Logic, Match, Pattern } from '../../plan/expression.ts';
import { encodings } from './entities.ts';
import { quoted, searchField } from './quoted.ts';

/** A condition in the syntax of the search command. */
export interface SearchText {
  readonly text: string;
  /** Whether it is the whole condition; otherwise it is also true for other events. */
  readonly isExact: boolean;
}

/** How conditions are written as searches. */
export interface SearchOptions {
  /** Whether values may have entities of XML. */
  readonly isXml: boolean;
}

/** Every event. */
const ANYTHING: SearchText = { text: '*', isExact: false };
/** No event. */
const NOTHING: SearchText = { text: 'NOT *', isExact: false };

/** The condition as a search, as far as the search command can express it: never false for an event that meets it. */
export function searchText(expr: Expr, options: SearchOptions): SearchText {
  return written(expr, { ...options, isNegated: false });
}

interface Context extends SearchOptions {
  /** Whether the condition is inside of a NOT, where what cannot be expressed has to be false. */
  readonly isNegated: boolean;
}

function written(expr: Expr, context: Context): SearchText {
  switch (expr.kind) {
    case 'match':
      return ofMatch(expr, context);
    case 'logic':
      return ofLogic(expr, context);
    default:
      return context.isNegated ? NOTHING : ANYTHING;
  }
}

function ofLogic({ op, operands }: Logic, context: Context): SearchText {
  if (op === 'not') {
    const [operand] = operands;
    const inner = operand && written(operand, { ...context, isNegated: !context.isNegated });
    if (inner === undefined || inner === ANYTHING || inner === NOTHING)
      return context.isNegated ? NOTHING : ANYTHING;
    return { text: `NOT ${inParentheses(inner.text)}`, isExact: inner.isExact };
  }
  const parts = operands.map((operand) => written(operand, context));
  const absorbing = op === 'or' ? ANYTHING : NOTHING;
  if (parts.includes(absorbing)) return absorbing;
  const own = parts.filter((part) => part !== ANYTHING && part !== NOTHING);
  if (own.length === 0) return parts[0] ?? ANYTHING;
  const isExact = own.length === parts.length && own.every((part) => part.isExact);
  const [only] = own;
  if (only !== undefined && own.length === 1) return { text: only.text, isExact };
  const word = op === 'or' ? ' OR ' : ' ';
  return { text: `(${own.map(({ text }) => text).join(word)})`, isExact };
}

function inParentheses(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text : `(${text})`;
}

function ofMatch({ field, patterns, op }: Match, context: Context): SearchText {
  const name = searchField(field.text);
  if (op !== '=') return context.isNegated ? NOTHING : ANYTHING;
  const terms = patterns.map((pattern) => termsOf(pattern, name, context));
  const known = terms.flatMap((term) => term ?? []);
  const isWhole = !terms.includes(undefined);
  // A pattern of an OR that cannot be written may be met by any event.
  if (!isWhole && !context.isNegated) return ANYTHING;
  if (known.length === 0) return NOTHING;
  return { text: together(name, known), isExact: isWhole };
}

/** A comparison, or a value of a list. */
type Term = { readonly value: string } | { readonly comparison: string };

function together(name: string, terms: readonly Term[]): string {
  const values = terms.flatMap((term) => ('value' in term ? [term.value] : []));
  const others = terms.flatMap((term) => ('value' in term ? [] : [term.comparison]));
  const list =
    values.length > 1
      ? [`${name} IN (${values.join(', ')})`]
      : values.map((value) => `${name}=${value}`);
  const all = [...list, ...others];
  return all.length > 1 ? `(${all.join(' OR ')})` : (all[0] ?? '');
}

function termsOf(pattern: Pattern, name: string, { isXml }: Context): readonly Term[] | undefined {
  switch (pattern.kind) {
    case 'any':
      return [{ comparison: `${name}=*` }];
    case 'exact':
      return pattern.ignoreCase ? valuesOf([pattern.text], isXml) : undefined;
    case 'wildcard':
      return pattern.ignoreCase ? valuesOf(pattern.parts, isXml) : undefined;
    case 'subnet':
      return [{ value: quoted(pattern.cidr) }];
    case 'order':
      return [{ comparison: `${name}${pattern.op}${pattern.limit}` }];
    default:
      return undefined;
  }
}

/** Stars and backticks of a text cannot be written, and line breaks end a search. */
const NOT_WRITABLE = /[*`\r\n]/;

function valuesOf(parts: readonly string[], isXml: boolean): readonly Term[] | undefined {
  if (parts.some((part) => NOT_WRITABLE.test(part))) return undefined;
  const forms = isXml ? encodings(parts) : [parts];
  return forms
    .map((form) => ({ value: form.map((part) => quoted(part).slice(1, -1)).join('*') }))
    .map(({ value }) => ({ value: `"${value}"` }));
}
