import type { Detection } from '../../content/model.ts';
import { readSigmaYaml } from '../../detect/plan-sigma.ts';
import { selectionsOf } from '../../sigma/condition.ts';
import { readRule } from '../../sigma/rule.ts';
import type { Repository, Searching } from '../repository.ts';
import { defineRule, type Finding } from '../rule.ts';

export const unusedSelection = defineRule({
  id: 'unused-selection',
  summary: 'The condition of a Sigma rule uses each of its selections.',
  rationale:
    'A selection that no condition names has no effect: what it should find is missed, or what it should exclude is reported.',
  bad: {
    'rules/one.yml':
      'title: One\ndescription: ProcDump dumps the memory of a process.\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection: {Image|endswith: procdump.exe}\n  filter: {User: system}\n  condition: selection',
  },
  good: {
    'rules/one.yml':
      'title: One\ndescription: ProcDump dumps the memory of a process.\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection: {Image|endswith: procdump.exe}\n  filter: {User: system}\n  condition: selection and not filter',
  },
  severity: 'warning',
  *check({ detections, library }: Repository) {
    for (const detection of detections)
      if (detection.document.dialect === 'sigma')
        yield* findingsIn(detection, library.sigma.placeholders);
  },
});

function* findingsIn(
  { document, at }: Searching<Detection>,
  placeholders: Repository['library']['sigma']['placeholders'],
): Iterable<Finding> {
  // Problems of a rule are reported when it is compiled.
  const report = () => undefined;
  const yaml = readSigmaYaml(document.embedded(['search']), report);
  if (yaml === undefined || !('detection' in yaml.data)) return;
  const rule = readRule({ yaml, placeholders, report });
  if (rule === undefined) return;
  const { selections, conditions } = rule.detection;
  const used = new Set(conditions.flatMap(selectionsOf));
  for (const name of selections.keys()) {
    if (used.has(name)) continue;
    yield {
      message: `no condition uses the selection "${name}"`,
      span: at(['detection', name], 'key'),
      help: 'use it in the condition, or remove it',
    };
  }
}
