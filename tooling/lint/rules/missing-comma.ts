import type { SearchIn } from '../../spl/ast.ts';
import { everySearch } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf, textOf } from '../search-tree.ts';

export const missingComma = defineRule({
  id: 'missing-comma',
  summary: 'Values of IN lists are separated by commas.',
  rationale:
    'Splunk accepts a list without a comma, so the mistake is not reported there: the two values are read as separate values, or a value with a space as two.',
  bad: `search: 'index=sysmon Image IN ("a.exe" "b.exe", "c.exe")'`,
  good: `search: 'index=sysmon Image IN ("a.exe", "b.exe", "c.exe")'`,
  severity: 'warning',
  *check(repository) {
    for (const { search } of everySearch(repository)) {
      for (const node of nodesOf(search)) {
        if (!isSearchExpression(node) || node.kind !== 'SearchIn') continue;
        for (const gap of gapsIn(node)) {
          const between = textOf(search, { start: gap.left.span.end, end: gap.right.span.start });
          if (!/^\s+$/.test(between)) continue;
          const span = { start: gap.left.span.start, end: gap.right.span.end };
          const [first, second] = [gap.left, gap.right].map((value) => textOf(search, value.span));
          yield {
            message: `no comma between ${first} and ${second}`,
            span: inSearch(search, span),
            help: gap.left.quoted
              ? `write ${first}, ${second}`
              : `write ${first}, ${second}, or "${first} ${second}" for one value`,
          };
        }
      }
    }
  },
});

function gapsIn({ values }: SearchIn) {
  return values.slice(1).flatMap((right, index) => {
    const left = values[index];
    return left === undefined ? [] : [{ left, right }];
  });
}
