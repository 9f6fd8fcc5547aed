import type { Command } from 'commander';
import pc from 'picocolors';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { byCodeUnit } from '../../base/order.ts';
import { jsonReport } from '../../base/report/json.ts';
import { type Paint, textReport } from '../../base/report/text.ts';
import { toFile } from '../../base/source.ts';
import type { CompiledSearch } from '../../compile/compile-search.ts';
import type { ContentDocument } from '../../content/document.ts';
import { checkLinks } from '../../content/link.ts';
import type { Detection } from '../../content/model.ts';
import type { CliCommand } from '../command.ts';
import { type Workspace, Workspaces } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';

interface CheckOptions {
  readonly content: string;
  readonly json?: boolean;
  readonly limit: string;
}

/** Diagnostics of one code that are shown with their code frame; the rest is counted. */
const SHOWN = '20';

export const check: CliCommand = {
  name: 'check',
  declare(command: Command, run, world) {
    command
      .description('Checks content: schema, links, and whether every search compiles')
      .argument('[paths...]', 'only these detections: files or folders')
      .option('--content <dir>', 'the content folder', '.')
      .option('--limit <n>', 'show at most so many diagnostics of one code; 0 for all', SHOWN)
      .option('--json', 'print one JSON object')
      .action((paths: string[], options: CheckOptions) =>
        run(() => runCheck(paths, options, world)),
      );
  },
};

interface Checked {
  readonly detection: ContentDocument<Detection>;
  readonly search: CompiledSearch;
}

function runCheck(paths: readonly string[], options: CheckOptions, world: World): ExitCode {
  const workspace = new Workspaces(world).open(options.content);
  checkLinks(workspace.content, workspace.builtIn, workspace.report);
  const checked = workspace
    .select(paths)
    .map((detection) => ({ detection, search: workspace.compile(detection) }));
  const diagnostics = inSelection(workspace, checked, paths);
  if (options.json) world.stdout(`${JSON.stringify(asJson(diagnostics, checked), null, 2)}\n`);
  else printText(diagnostics, checked, { world, limit: Number(options.limit) });
  const hasErrors = diagnostics.some(({ severity }) => severity === 'error');
  return hasErrors || checked.length === 0 ? 1 : 0;
}

/** With paths, only what lies in the detections they name; what has no place concerns everybody. */
function inSelection(
  workspace: Workspace,
  checked: readonly Checked[],
  paths: readonly string[],
): readonly Diagnostic[] {
  if (paths.length === 0) return inOrder(workspace.diagnostics);
  const files = new Set(checked.map(({ detection }) => detection.source.name));
  const selected = workspace.diagnostics.filter(
    ({ span }) => span === undefined || files.has(toFile(span).source.name),
  );
  return inOrder(selected);
}

/** By file, then by place; what has no place comes first. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const placed = diagnostics.map((diagnostic) => ({
    diagnostic,
    at: diagnostic.span && toFile(diagnostic.span),
  }));
  placed.sort(
    (a, b) =>
      byCodeUnit(a.at?.source.name ?? '', b.at?.source.name ?? '') ||
      (a.at?.start ?? 0) - (b.at?.start ?? 0),
  );
  return placed.map(({ diagnostic }) => diagnostic);
}

function asJson(diagnostics: readonly Diagnostic[], checked: readonly Checked[]) {
  return {
    diagnostics: diagnostics.map(jsonReport),
    detections: checked.map(({ detection, search }) => ({
      file: detection.source.name,
      id: detection.data.id,
      name: detection.data.name,
      status: search.status,
      reasons: search.reasons,
    })),
    counts: counts(diagnostics, checked),
  };
}

function counts(diagnostics: readonly Diagnostic[], checked: readonly Checked[]) {
  const bySeverity = (wanted: string) =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const byStatus = (wanted: string) =>
    checked.filter(({ search }) => search.status === wanted).length;
  return {
    errors: bySeverity('error'),
    warnings: bySeverity('warning'),
    infos: bySeverity('info'),
    detections: checked.length,
    executable: byStatus('executable'),
    unsupported: byStatus('unsupported'),
    error: byStatus('error'),
  };
}

interface Printing {
  readonly world: World;
  readonly limit: number;
}

function printText(
  diagnostics: readonly Diagnostic[],
  checked: readonly Checked[],
  { world, limit }: Printing,
): void {
  const seen = new Map<string, number>();
  const paint = world.color ? painted : undefined;
  for (const diagnostic of diagnostics) {
    const count = (seen.get(diagnostic.code) ?? 0) + 1;
    seen.set(diagnostic.code, count);
    if (limit === 0 || count <= limit) world.stdout(`${textReport(diagnostic, paint)}\n\n`);
  }
  for (const [code, count] of seen) {
    if (limit > 0 && count > limit)
      world.stdout(`${code}: ${count - limit} more (--limit 0 shows all)\n`);
  }
  printUnsupported(diagnostics, world);
  printSummary(counts(diagnostics, checked), world);
}

const painted: Paint = (severity, text) =>
  severity === 'error' ? pc.red(text) : severity === 'warning' ? pc.yellow(text) : pc.cyan(text);

/** What cannot run, by what it says, with how often it says it. */
function printUnsupported(diagnostics: readonly Diagnostic[], world: World): void {
  const countByMessage = new Map<string, number>();
  for (const { code, message } of diagnostics) {
    if (
      code !== 'plan/unsupported-command' &&
      code !== 'plan/unknown-data-model' &&
      code !== 'spl/unknown-command'
    )
      continue;
    countByMessage.set(`${code}: ${message}`, (countByMessage.get(`${code}: ${message}`) ?? 0) + 1);
  }
  const sorted = [...countByMessage].sort(([, a], [, b]) => b - a);
  for (const [message, count] of sorted)
    world.stdout(`${String(count).padStart(5)} × ${message}\n`);
}

function printSummary(found: ReturnType<typeof counts>, world: World): void {
  if (found.detections === 0) world.stdout('no detections were found: nothing was checked\n');
  world.stdout(
    `${found.detections} detections: ${found.executable} executable, ${found.unsupported} unsupported, ${found.error} with errors\n` +
      `${found.errors} errors, ${found.warnings} warnings\n`,
  );
}
