import { escapeRegExp } from '../../base/escape-reg-exp.ts';
import { wildcardMatcher } from './wildcard.ts';

/** Whether a field name matches a name or pattern; field names are case-sensitive (rule 6). */
export function fieldMatcher(pattern: string): (field: string) => boolean {
  return wildcardMatcher(pattern);
}

/**
 * Fills the `*`s of one pattern with what those of another pattern match in a name; undefined if the name does not
 * match.
 */
export function renamer(from: string, to: string): (field: string) => string | undefined {
  if (!from.includes('*')) return (field) => (field === from ? to : undefined);
  const expression = new RegExp(`^${from.split('*').map(escapeRegExp).join('(.*?)')}$`, 's');
  const parts = to.split('*');
  return (field) => {
    const stars = expression.exec(field)?.slice(1);
    return (
      stars &&
      parts
        .map((part, index) => part + (index < parts.length - 1 ? (stars[index] ?? '') : ''))
        .join('')
    );
  };
}

/** Whether a name matches one of the patterns; without patterns, all fields that are not internal do. */
export function oneOfOrAll(patterns: readonly string[]): (name: string) => boolean {
  const matchers = patterns.map(fieldMatcher);
  return (name) =>
    matchers.length === 0 ? !name.startsWith('_') : matchers.some((matches) => matches(name));
}
