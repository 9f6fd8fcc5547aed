import type { Expr } from '../../plan/expression.ts';
import { type SearchOptions, searchText } from './search-text.ts';
import { whereText } from './where-text.ts';

/**
 * A search for events that meet a condition: the search command as far as it can express the condition, and `where` for
 * the parts that it cannot.
 */
export function splOf(condition: Expr, options: SearchOptions): string {
  const conjuncts =
    condition.kind === 'logic' && condition.op === 'and' ? condition.operands : [condition];
  const parts = conjuncts.map((expr) => ({ expr, search: searchText(expr, options) }));
  const searches = parts.map(({ search }) => search.text).filter((text) => text !== '*');
  const rest = parts
    .filter(({ search }) => !search.isExact)
    .map(({ expr }) => whereText(expr, options));
  const search = searches.length === 0 ? '*' : searches.join(' ');
  return rest.length === 0 ? search : `${search}\n| where ${rest.join('\n    AND ')}`;
}
