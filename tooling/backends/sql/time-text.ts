import type { Span } from '../../base/source.ts';
import { COMPOSED } from '../../time/composed-directives.ts';
import { Refused } from './refused.ts';
import { call, type Sql, text } from './sql.ts';
import type { Scope } from './translation.ts';

/** Directives that mean the same in all dialects, in UTC. */
const KNOWN = new Set([...'YmdHMSyjBbAaIpf']);

/** A number of seconds as a text in UTC. */
export function timeText(
  seconds: Sql,
  format: string,
  { scope, span }: { readonly scope: Scope; readonly span: Span },
): Sql {
  const plain = format
    .replace(/%([TXRrFDx])/g, (_, letter: string) => COMPOSED[letter] ?? '')
    .replace(/%h/g, '%b')
    .replaceAll('%Z', 'UTC')
    .replaceAll('%z', '+0000');
  for (const [directive, letter = ''] of plain.matchAll(/%(:{0,2}z|Ez|\d*[NQ]|.?)/gs))
    if (!KNOWN.has(letter))
      throw new Refused(`the time format ${directive} is not translated`, span);
  const written = scope.translation.dialect.timeFormat(plain);
  if (written === undefined)
    throw new Refused(`the time format "${format}" is not translated`, span);
  return call('time-text', [seconds, text(written)], 'text');
}
