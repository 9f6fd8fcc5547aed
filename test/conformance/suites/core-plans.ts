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
  const details = table.map(([command, count]) => `${String(count).padStart(4)} × ${command}`);
  // A share, so that searches that stop or start to be executable do not change it much.
  const share = Math.floor((1000 * passed) / total);
  const counts = `${passed} of ${total} plans have no extension (in parts per thousand above)`;
  return { suite, passed: share, total: 1000, details: [counts, ...details] };
}
