import type { Detection } from '../../content/model.ts';
import { selectionsOf } from '../../sigma/condition.ts';
import type { Repository, Searching } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { logicOf } from '../sigma-rules.ts';

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
  *check(repository: Repository) {
    for (const detection of repository.detections)
      if (detection.document.dialect === 'sigma') yield* findingsIn(detection, repository);
  },
});

function* findingsIn({ document, at }: Searching<Detection>, repository: Repository) {
  const detection = logicOf(document, repository);
  if (detection === undefined) return;
  const { selections, conditions } = detection;
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
