import { counted } from '../../base/counted.ts';
import { textReport } from '../../base/report/text.ts';
import { watchContent } from '../../project/watch/watch-content.ts';
import { helpedByOption } from '../../reports/parts/options-by-code.ts';
import type { ExitCode, World } from '../world.ts';

/** Checks a content folder, and prints the findings of files that a change affects. */
export async function watchCheck(
  options: { readonly content: string },
  world: World,
): Promise<ExitCode> {
  for await (const step of watchContent(options.content, world, world.watch(options.content))) {
    const found = [...step.findings.values()].flat();
    const changed = counted(step.findings.size, 'file');
    const total = `${counted(step.errors, 'error')}, ${counted(step.warnings, 'warning')}`;
    const reports = found.map((finding) => `${textReport(helpedByOption(finding))}\n`).join('');
    world.stdout(`${reports}checked: ${total}; findings changed in ${changed}\n`);
  }
  return 0;
}
