import { escapeRegExp } from '../base/escape-reg-exp.ts';
import { wildcardMatcher } from './wildcard.ts';

/** Whether a field name fits a name or pattern; field names keep their case (rule 6). */
export function fieldMatcher(pattern: string): (field: string) => boolean {
  return wildcardMatcher(pattern);
}

/** Puts what each `*` of one pattern stands for in a name into another pattern; undefined when the name does not fit. */
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
