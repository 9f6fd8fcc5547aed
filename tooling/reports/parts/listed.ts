import { table } from './table.ts';

/** How many lines of a long list are shown; the rest are only counted. */
const SHOWN = 20;

/** A titled list of aligned rows, limited in length; empty for an empty list. */
export function listed(
  title: string,
  rows: readonly (string | readonly string[])[],
  shown = SHOWN,
): string {
  if (rows.length === 0) return '';
  const lines = table(rows.slice(0, shown).map((row) => [row].flat()));
  const more = rows.length - lines.length;
  if (more > 0) lines.push(`  … and ${more} more (--json lists all)`);
  return `${title} (${rows.length})\n${lines.join('\n')}\n`;
}
