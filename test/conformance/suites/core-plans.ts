import { compileSearchText } from '../../../tooling/detect/compile-search.ts';
import { nodesOf } from '../../../tooling/plan/plan.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { openSnapshot, ownWorkspace } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** How many plans of executable detections consist of core nodes; the others by the commands of their extensions. */
export const corePlans: Suite = {
  name: 'core-plans',
  run: (corpus) => [
    sharesOf('core-plans-2024-10', openSnapshot(corpus, '2024-10')),
    sharesOf('core-plans-own', ownWorkspace()),
  ],
};

function sharesOf(suite: string, { content, library }: Workspace): SuiteResult {
  const countByCommand = new Map<string, number>();
  let total = 0;
  let passed = 0;
  for (const detection of content.detection.all) {
    const source = detection.embedded(['search']);
    const { plan, status } = compileSearchText(source, library, () => undefined);
    if (status !== 'executable') continue;
    total += 1;
    const extensions = nodesOf(plan).flatMap((node) =>
      node.kind === 'extension' ? [node.command] : [],
    );
    if (extensions.length === 0) passed += 1;
    for (const command of new Set(extensions))
      countByCommand.set(command, (countByCommand.get(command) ?? 0) + 1);
  }
  const table = [...countByCommand].sort(([, a], [, b]) => b - a);
  const share = ((100 * passed) / total).toFixed(1);
  const details = table.map(([command, count]) => `${String(count).padStart(4)} × ${command}`);
  return { suite, passed, total, details: [`${share} % without an extension`, ...details] };
}
