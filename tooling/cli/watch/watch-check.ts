import { counted } from '../../base/counted.ts';
import { textReport } from '../../base/report/text.ts';
import { watchContent } from '../../project/watch/watch-content.ts';
import { helpedByOption } from '../../reports/parts/options-by-code.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

/** The options that `check --watch` uses; all others change how a single check is done or shown. */
const USED: ReadonlySet<string> = new Set(['content', 'watch', 'limit', 'cache', 'baseline']);

/** Checks a content folder, and prints the findings of files that a change affects. */
export async function watchCheck(
  paths: readonly string[],
  options: { readonly content: string },
  world: World,
): Promise<ExitCode> {
  refuseOthers(paths, options, USED);
  for await (const step of watchContent(options.content, world, world.watch(options.content))) {
    const found = [...step.findings.values()].flat();
    const changed = counted(step.findings.size, 'file');
    const total = `${counted(step.errors, 'error')}, ${counted(step.warnings, 'warning')}`;
    const reports = found.map((finding) => `${textReport(helpedByOption(finding))}\n`).join('');
    world.stdout(`${reports}checked: ${total}; findings changed in ${changed}\n`);
  }
  return 0;
}

/** Paths and options that have no effect while watching are mistakes. */
export function refuseOthers(
  paths: readonly string[],
  options: object,
  used: ReadonlySet<string>,
): void {
  if (paths.length > 0)
    throw new UsageError('--watch watches the whole content folder: leave out paths');
  const [other] = Object.entries(options).filter(
    ([name, value]) => !used.has(name) && value !== undefined && value !== false,
  );
  if (other !== undefined)
    throw new UsageError(`--watch cannot be combined with --${dashed(other[0])}`);
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
