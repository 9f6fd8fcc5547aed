import { childrenOf, type Expr, type Pattern } from '../../plan/expression.ts';
import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const leadingWildcard = defineRule({
  id: 'leading-wildcard',
  summary: 'No word that is looked for in raw events begins with a wildcard.',
  rationale:
    'Splunk finds words through its index, and the index knows how words begin. With a wildcard first, it has to read every event of the time range.',
  bad: "search: 'index=sysmon *lsass.dmp'",
  good: "search: 'index=sysmon TargetFilename=*lsass.dmp'",
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'filter') continue;
        // Behind other commands the index is of no help anyway.
        if (node.input.kind !== 'scan') continue;
        for (const { parts, span } of wordsIn(node.predicate)) {
          const [first = '', second] = parts;
          if (first !== '' || second === undefined || parts.every((part) => part === '')) continue;
          yield {
            message: `"${parts.join('*')}" is looked for in all events`,
            span: inSearch(search, span),
            help: 'look for it in a field, or add a word that always stands beside it',
          };
        }
      }
    }
  },
});

function* wordsIn(expression: Expr): Iterable<Word> {
  if (expression.kind === 'match') {
    for (const pattern of expression.patterns) if (pattern.kind === 'word') yield pattern;
  }
  for (const child of childrenOf(expression)) yield* wordsIn(child);
}

type Word = Extract<Pattern, { readonly kind: 'word' }>;
