import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import type { Command, Pipeline } from '../spl/ast.ts';

/** Commands that keep only named fields, so that an unused group is removed. */
const SUMMING = new Set(['stats', 'table', 'chart', 'timechart', 'top', 'rare', 'tstats']);

/** Reports named groups of `rex` that are not used before the first aggregation. */
export function checkGroups(
  { commands }: Pipeline,
  { source, report }: { source: Source; report: Report },
): void {
  for (const [index, command] of commands.entries()) {
    if (command.name.text !== 'rex') continue;
    const rest = commands.slice(index + 1);
    const end = rest.find(({ name }) => SUMMING.has(name.text))?.span.end;
    if (end === undefined) continue;
    const groups = [...groupsOf(command, source.text)];
    for (const { name, start, end: groupEnd } of groups) {
      if (isNamed(name, source.text.slice(command.span.end, end))) continue;
      const params = { name, isOnly: groups.length === 1 };
      report(planDiagnostic('unused-group', params, { source, start, end: groupEnd }));
    }
  }
}

interface Group {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function* groupsOf({ span }: Command, text: string): Iterable<Group> {
  for (const match of text.slice(span.start, span.end).matchAll(/\(\?P?<([A-Za-z_]\w*)>/g)) {
    const start = span.start + match.index;
    yield { name: match[1] ?? '', start, end: start + match[0].length };
  }
}

/** As a word, or through a name with a wildcard. */
function isNamed(name: string, text: string): boolean {
  return new RegExp(`(?<![\\w.])${name}(?![\\w])|\\*`).test(text);
}
