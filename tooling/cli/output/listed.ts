import { table } from './table.ts';

/** Lines that are shown of a long list; the rest is counted. */
const SHOWN = 20;

/** A titled list of aligned rows, cut where it is long; nothing for an empty one. */
export function listed(
  title: string,
  rows: readonly (string | readonly string[])[],
  shown = SHOWN,
): string {
  if (rows.length === 0) return '';
  const lines = table(rows.slice(0, shown).map((row) => [row].flat()));
  const more = rows.length - lines.length;
  if (more > 0) lines.push(`  … and ${more} more (--json gives all)`);
  return `${title} (${rows.length})\n${lines.join('\n')}\n`;
}
