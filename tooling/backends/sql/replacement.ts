import type { Span } from '../../base/source.ts';
import { parseRegex } from '../../regex/parser.ts';
import type { RegexFlags } from '../../regex/regex.ts';
import { Refused } from './refused.ts';
import { call, type Sql, text } from './sql.ts';
import type { Scope } from './translation.ts';

interface Replacing {
  readonly pattern: string;
  readonly replacement: string;
  readonly scope: Scope;
  readonly span: Span;
  readonly flags?: RegexFlags;
}

/** A text with all matches of a pattern replaced. `\1` is a group, and empty if the pattern has no such group. */
export function replaced(
  value: Sql,
  { pattern, replacement, scope, span, flags = {} }: Replacing,
): Sql {
  const { source, takesNewline = false } = scope.writtenRegex(pattern, 'replace', { span, flags });
  const parsed = parseRegex(pattern, flags);
  const groups = 'reason' in parsed ? 0 : parsed.groupCount;
  const { dialect } = scope.translation;
  const parts = replacement.split(/(\\\d)/).map((part) => {
    if (!/^\\\d$/.test(part)) return dialect.escapeReplacement(part);
    const group = Number(part.slice(1));
    return group > groups ? '' : dialect.groupReference(group);
  });
  if (takesNewline && groups >= 9) throw new Refused('the pattern has too many groups', span);
  const by = [...parts, ...(takesNewline ? [dialect.groupReference(groups + 1)] : [])].join('');
  return call('replace-matches', [value, text(source), text(by)], 'text');
}
