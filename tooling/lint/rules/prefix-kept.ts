import { counted } from '../../base/counted.ts';
import { nodesOf } from '../../plan/plan.ts';
import { defineRule } from '../rule.ts';

export const prefixKept = defineRule({
  id: 'prefix-kept',
  summary: 'Result fields have no data model prefix.',
  rationale:
    'Risk objects, messages and drilldowns use plain field names and do not match a field such as Processes.dest.',
  bad: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes where Processes.process_name=procdump.exe by Processes.dest`,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes where Processes.process_name=procdump.exe by Processes.dest
  | rename Processes.* AS *`,
  severity: 'warning',
  *check({ detections, library }) {
    for (const { data, search, at } of detections) {
      if (data.status === 'deprecated') continue;
      const prefixes = new Set<string>();
      for (const node of nodesOf(search.plan)) {
        if (node.kind !== 'scan' || node.dataset.kind !== 'data-model') continue;
        for (const name of library.dataModels.datasetNames(node.dataset.model)) {
          prefixes.add(`${name}.`);
        }
      }
      const kept = [...(search.fields ?? [])].filter((name) =>
        [...prefixes].some((prefix) => name.startsWith(prefix)),
      );
      const [first] = kept;
      if (first === undefined) continue;
      yield {
        message: `results have ${counted(kept.length, 'field')} like "${first}"`,
        span: at(['search'], 'key'),
        help: `add "| rename ${first.split('.')[0]}.* AS *"`,
      };
    }
  },
});
