import { escapeText } from './like-regex.ts';
import { wildcard } from './match.ts';
import { type Sql, test, text } from './sql.ts';

/** `like`: % is any text, _ one character, and a backslash itself (rule 59). */
export function liked(value: Sql, pattern: string): Sql {
  if (!pattern.includes('_')) return wildcard(value, pattern.split('%'));
  const source = pattern
    .split(/([%_])/)
    .map((part) => (part === '%' ? '(?s:.*)' : part === '_' ? '(?s:.)' : escapeText(part)))
    .join('');
  return test('matches', value, text(`\\A${source}\\z`));
}
