import { parseRegex } from '../../regex/parser.ts';
import { type Sql, text } from './sql.ts';
import type { Scope } from './translation.ts';

interface Pattern {
  readonly pattern: string;
  readonly scope: Scope;
}

/** A replacement as the engine reads it: `\1` is a group, and empty if the pattern has no such group. */
export function replacementOf(replacement: string, { pattern, scope }: Pattern): Sql {
  const parsed = parseRegex(pattern, {});
  const groups = 'reason' in parsed ? 0 : parsed.groupCount;
  const { dialect } = scope.translation;
  const parts = replacement.split(/(\\\d)/);
  const written = parts.map((part) => {
    if (!/^\\\d$/.test(part)) return dialect.escapeReplacement(part);
    const group = Number(part.slice(1));
    return group > groups ? '' : dialect.groupReference(group);
  });
  return text(written.join(''));
}
