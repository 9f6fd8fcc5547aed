import { macroTrace } from '../../base/source.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isSearchExpression, nodesOf } from '../search-tree.ts';

export const hardCodedIndex = defineRule({
  id: 'hard-coded-index',
  summary: 'Searches use a macro for the index.',
  rationale:
    'Index names differ between sites. In a macro the name is changed once; in searches it must be changed in each, and again after every update.',
  bad: "search: 'index=win_sysmon EventID=10 TargetImage=*lsass.exe'",
  good: {
    'macros/sysmon.yml':
      'name: sysmon\ndescription: Where Sysmon is collected.\ndefinition: index=win_sysmon',
    'detections/lsass_dump_with_procdump.yml':
      "search: '`sysmon` EventID=10 TargetImage=*lsass.exe'",
  },
  isForSplunk: true,
  severity: 'off',
  *check({ detections }) {
    for (const { search } of detections) {
      for (const node of nodesOf(search)) {
        if (!isSearchExpression(node) || node.kind !== 'SearchModifier' || node.name !== 'index')
          continue;
        const span = inSearch(search, node.span);
        if (node.value.includes('*') || node.value.startsWith('_') || macroTrace(span).length > 0)
          continue;
        yield {
          message: `hard-coded index "${node.value}"`,
          span,
          help: 'move it to a macro',
        };
      }
    }
  },
});
