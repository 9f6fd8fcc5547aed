import { inputsOf, type LogicalPlan } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch, textOf } from '../search-tree.ts';

export const sortLimit = defineRule({
  id: 'sort-limit',
  summary: 'A sort that is not the last step says how many rows it keeps.',
  rationale:
    'Without a number, sort keeps 10,000 rows and drops the rest without a word. What is computed from them is then wrong on exactly the days that matter.',
  bad: "search: 'index=sysmon | sort _time | streamstats count by user'",
  good: "search: 'index=sysmon | sort 0 _time | streamstats count by user'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const sort of cutSorts(search.plan, false)) {
        if (/^sort\s+(?:limit\s*=\s*)?\d/i.test(textOf(search, sort.span))) continue;
        const span = inSearch(search, sort.span);
        yield {
          message: 'the sort drops all rows behind the first 10,000',
          span,
          help: 'write sort 0 to keep all of them',
        };
      }
    }
  },
});

/** The sorts behind which something is computed from more than one row. */
function* cutSorts(node: LogicalPlan, isComputed: boolean): Iterable<LogicalPlan> {
  if (node.kind === 'sort' && isComputed) yield node;
  const [input, ...others] = inputsOf(node);
  const isComputedFrom = isPerRow(node) ? isComputed : !keepsFewer(node);
  if (input !== undefined) yield* cutSorts(input, isComputedFrom);
  for (const other of others) yield* cutSorts(other, false);
}

const PER_ROW: ReadonlySet<string> = new Set(['filter', 'extend', 'rename', 'project', 'sort']);
const PER_ROW_COMMANDS: ReadonlySet<string> = new Set([
  'lookup',
  'convert',
  'rex',
  'regex',
  'spath',
  'fillnull',
  'makemv',
  'mvexpand',
  'nomv',
  'replace',
  'iplocation',
  'foreach',
  'bin',
  'addinfo',
  'extract',
  'fieldformat',
  'fromjson',
  'rangemap',
  'strcat',
  'tojson',
]);

function isPerRow(node: LogicalPlan): boolean {
  return node.kind === 'apply' ? PER_ROW_COMMANDS.has(node.command) : PER_ROW.has(node.kind);
}

/** These take only the first rows anyway. */
function keepsFewer(node: LogicalPlan): boolean {
  return node.kind === 'limit' || (node.kind === 'apply' && node.command === 'map');
}
