import { childrenOf, type Expr, type Pattern } from '../../plan/expression.ts';
import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';
import { inSearch } from '../search-tree.ts';

export const leadingWildcard = defineRule({
  id: 'leading-wildcard',
  summary: 'Terms searched in raw events do not start with a wildcard.',
  rationale:
    'Splunk looks up terms in its index by their beginning. With a leading wildcard, it must read every event in the time range.',
  bad: "search: 'index=sysmon *lsass.dmp'",
  good: "search: 'index=sysmon TargetFilename=*lsass.dmp'",
  isForSplunk: true,
  severity: 'info',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'filter') continue;
        // After other commands, the index is not used anyway.
        if (node.input.kind !== 'scan') continue;
        for (const { parts, span } of wordsIn(node.predicate)) {
          const [first = '', second] = parts;
          if (first !== '' || second === undefined || parts.every((part) => part === '')) continue;
          yield {
            message: `"${parts.join('*')}" is searched in all events`,
            span: inSearch(search, span),
            help: 'search it in a field, or add a term that always occurs with it',
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
