import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Source } from '../../base/source.ts';
import { commandsWith } from '../../commands/external.ts';
import type { Library } from '../../detect/library.ts';
import { expandMacros } from '../../spl/macros.ts';
import { parseSearch } from '../../spl/parser.ts';
import { defineRule } from '../rule.ts';

export const drilldownSearch = defineRule({
  id: 'drilldown-search',
  summary: 'Drilldown searches can be parsed.',
  rationale: 'Drilldowns first run during an investigation, when there is no time to fix them.',
  bad: `drilldown_searches:
  - name: Activity of $user$ on $dest$
    search: 'index=sysmon | stast count by Image'`,
  good: `drilldown_searches:
  - name: Activity of $user$ on $dest$
    search: 'index=sysmon | stats count by Image'`,
  isForSplunk: true,
  severity: 'error',
  *check({ detections, library }) {
    // Most drilldowns are the same few searches with other fields.
    const sound = new Set<string>();
    for (const { document, data } of detections) {
      for (const index of (data.drilldown_searches ?? []).keys()) {
        const source = document.embedded(['drilldown_searches', index, 'search']);
        const shape = source.text.replaceAll(/\$[^$\s]+\$/g, '$$');
        if (sound.has(shape)) continue;
        const [problem] = problemsOf(withoutPlaceholder(source), library);
        if (problem === undefined) {
          sound.add(shape);
          continue;
        }
        const { message, span, help } = problem;
        yield { message: `drilldown cannot be parsed: ${message}`, span, help };
      }
    }
  },
});

function problemsOf(source: Source, { macros, external }: Library): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const expanded = expandMacros(source, macros, report);
  const commands = commandsWith(external.commands);
  parseSearch(expanded.source, { commands, broken: expanded.broken, report });
  return problems.filter(({ severity }) => severity === 'error');
}

const PLACEHOLDER = '%original_detection_search%';

/** Some tools replace it with the search of the detection. */
function withoutPlaceholder(source: Source): Source {
  const { text } = source;
  if (!text.includes(PLACEHOLDER)) return source;
  const origin = [{ start: 0, end: text.length, from: { source, start: 0, end: text.length } }];
  return {
    ...source,
    text: text.replaceAll(PLACEHOLDER, 'index=*'.padEnd(PLACEHOLDER.length)),
    origin,
  };
}
