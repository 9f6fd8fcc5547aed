import { effectOf } from '../../plan/effect-of.ts';
import { inputsOf, type LogicalPlan } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch, textOf } from '../search-tree.ts';

export const sortLimit = defineRule({
  id: 'sort-limit',
  summary: 'A sort before other commands has an explicit limit.',
  rationale:
    'By default, sort silently keeps only 10,000 rows, so later results are wrong on the busiest days.',
  bad: "search: 'index=sysmon | sort _time | streamstats count by user'",
  good: "search: 'index=sysmon | sort 0 _time | streamstats count by user'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const sort of cutSorts(search.plan, false)) {
        if (/^sort\s+(?:limit\s*=\s*)?\d/i.test(textOf(search, sort.span))) continue;
        const span = inSearch(search, sort.span);
        yield {
          message: 'sort keeps only the first 10,000 rows',
          span,
          help: 'use "sort 0" to keep all rows',
        };
      }
    }
  },
});

/** Sorts followed by a computation over several rows. */
function* cutSorts(node: LogicalPlan, isComputed: boolean): Iterable<LogicalPlan> {
  if (node.kind === 'sort' && isComputed) yield node;
  const [input, ...others] = inputsOf(node);
  const isComputedFrom = !takesFewer(node) && (!passesRows(node) || isComputed);
  if (input !== undefined) yield* cutSorts(input, isComputedFrom);
  for (const other of others) yield* cutSorts(other, false);
}

/** Whether the rows behind a node are wrong only where those before it are: it looks at each by itself, or at their order. */
function passesRows(node: LogicalPlan): boolean {
  return node.kind === 'sort' || effectOf(node).looksAt === 'row';
}

/** Whether a node takes only the first rows anyway. */
function takesFewer(node: LogicalPlan): boolean {
  return effectOf(node).most !== undefined;
}
