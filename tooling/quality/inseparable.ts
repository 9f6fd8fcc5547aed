import { fieldsRead } from '../plan/reads.ts';
import { type AuthorText, writtenText } from './author-text.ts';
import type { Clause } from './clause.ts';
import { enumeratedValues } from './enumerated-fields.ts';
import type { Mutant } from './mutant.ts';
import { widened } from './widen.ts';

/**
 * Why no realistic event separates a surviving mutant from the search, so that it does not count; undefined if one
 * could: a wider pattern matches no other value of an enumerated field, or a macro only selects the source.
 */
export function whyInseparable(
  { kind }: Pick<Mutant, 'kind'>,
  clause: Clause,
  text: AuthorText,
): string | undefined {
  if (kind === 'widen-literal') return whyNotWider(clause);
  const isWhole = kind === 'drop-macro' || kind === 'drop-condition' || kind === 'and-to-or';
  if (!isWhole || clause.call === undefined || !selectsSource(clause)) return undefined;
  return `${writtenText(text, clause.span)} only selects the source of the events`;
}

const ORIGIN: ReadonlySet<string> = new Set(['index', 'source', 'sourcetype', 'eventtype', 'tag']);

function selectsSource({ expression, kind, children }: Clause): boolean {
  if (kind === 'constant') return true;
  if (children.length > 0) return children.every(selectsSource);
  return fieldsRead(expression).every(({ text }) => ORIGIN.has(text));
}

function whyNotWider({ expression }: Clause): string | undefined {
  const [field, value] = comparedIn(expression);
  const values = enumeratedValues(field);
  const wide = values === undefined || value === undefined ? undefined : widened(value, '*');
  if (wide === undefined || values === undefined) return undefined;
  const start = wide.slice(0, -1).toLowerCase();
  const others = values.filter(
    (other) =>
      other.toLowerCase() !== value?.toLowerCase() && other.toLowerCase().startsWith(start),
  );
  return others.length > 0 ? undefined : `no other value of ${field} begins like "${value}"`;
}

function comparedIn(expression: Clause['expression']): readonly [string, string | undefined] {
  if (expression.kind === 'match') {
    const [pattern] = expression.patterns;
    return [expression.field.text, pattern.kind === 'exact' ? pattern.text : undefined];
  }
  if (expression.kind !== 'compare') return ['', undefined];
  const { left, right } = expression;
  const [field, literal] = left.kind === 'field' ? [left, right] : [right, left];
  if (field.kind !== 'field' || literal.kind !== 'literal') return ['', undefined];
  return [field.name, typeof literal.value === 'string' ? literal.value : undefined];
}
