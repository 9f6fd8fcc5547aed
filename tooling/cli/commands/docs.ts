import { Option } from 'commander';
import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { isError, isFatal } from '../../project/blocking-errors.ts';
import { type Build, buildPages } from '../../project/docs/build-pages.ts';
import {
  type Comparison,
  comparePages,
  prunePages,
  publishPages,
} from '../../project/docs/publish.ts';
import { isFolder } from '../../project/is-folder.ts';
import { DOCS_FORMATS, type DocsFormat } from '../../render/docs/addresses.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import type { CliCommand } from '../command.ts';
import { diagnosticsText, SHOWN } from '../output/diagnostics-text.ts';
import { outputPath } from '../output/output-path.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface DocsCommandOptions {
  readonly content: string;
  readonly profile?: string;
  readonly out: string;
  readonly check: boolean;
  readonly prune: boolean;
  readonly format: DocsFormat;
  readonly json: boolean;
}

/** `tripline docs`: writes a Markdown page for each detection and story. */
export const docs: CliCommand = {
  name: 'docs',
  declare(command, run, world) {
    command
      .description('Writes a Markdown page for each detection and story')
      .option('--content <dir>', 'content folder', '.')
      .option('--profile <file>', 'docs profile with wording, links, order and tables')
      .option('--out <dir>', 'output folder', 'build/docs')
      .option('--check', 'write nothing; fail if pages in --out are out of date', false)
      .option('--prune', 'delete pages in --out that no longer belong to any content', false)
      .addOption(
        new Option('--format <format>', 'site generator for front matter and links')
          .choices(DOCS_FORMATS)
          .default('jekyll'),
      )
      .option('--json', 'print one JSON object', false)
      .action((options: DocsCommandOptions) => run(() => runDocs(options, world)));
  },
};

async function runDocs(options: DocsCommandOptions, world: World): Promise<ExitCode> {
  if (!isFolder(options.content)) throw new UsageError(`${options.content} is not a folder`);
  const { content: contentRoot, profile, format } = options;
  const out = outputPath(options.out);
  const build = buildPages({ packageRoot: world.packageRoot, contentRoot, profile, format });
  if (build.misconfigured || build.diagnostics.some(isFatal))
    return finish(failed(build), options, world);
  const comparison = comparePages(out, build.pages);
  const isIncomplete = build.diagnostics.some(isError);
  const outcome = options.check
    ? checked(comparison)
    : await written(comparison, { ...options, prune: options.prune && !isIncomplete });
  const code = isIncomplete && outcome.code === 0 ? 1 : outcome.code;
  return finish({ ...outcome, code, build, comparison }, options, world);
}

interface Outcome {
  readonly code: ExitCode;
  readonly build: Build;
  /** Undefined if the build failed before pages could be compared. */
  readonly comparison: Comparison | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Done = Pick<Outcome, 'code' | 'diagnostics'>;

function failed(build: Build): Outcome {
  return { code: build.misconfigured ? 2 : 1, build, comparison: undefined, diagnostics: [] };
}

function checked({ missing, changed, leftover }: Comparison): Done {
  return { code: missing.length + changed.length + leftover.length > 0 ? 1 : 0, diagnostics: [] };
}

async function written(
  { missing, changed, leftover }: Comparison,
  { out, prune }: DocsCommandOptions,
): Promise<Done> {
  const problem = await publishPages(out, [...missing, ...changed]);
  if (problem !== undefined) return { code: 2, diagnostics: [problem] };
  if (prune) prunePages(out, leftover);
  const remaining = prune ? [] : leftover;
  return {
    code: 0,
    diagnostics: remaining.map((path) => docsDiagnostic('leftover-page', { path }, undefined)),
  };
}

function finish(outcome: Outcome, options: DocsCommandOptions, world: World): ExitCode {
  const all = [...outcome.build.diagnostics, ...outcome.diagnostics];
  if (options.json) world.stdout(`${JSON.stringify(jsonOf(outcome, all), undefined, 2)}\n`);
  else {
    world.stderr(diagnosticsText(all));
    world.stdout(summary(outcome, options));
  }
  return outcome.code;
}

/** The shape is a stable interface. */
function jsonOf({ code, build, comparison }: Outcome, diagnostics: readonly Diagnostic[]) {
  return {
    ok: code === 0,
    pages: build.pages.length,
    unchanged: comparison?.unchanged ?? 0,
    missing: (comparison?.missing ?? []).map(({ path }) => path),
    changed: (comparison?.changed ?? []).map(({ path, line }) => ({ path, line })),
    leftover: comparison?.leftover ?? [],
    diagnostics: diagnostics.map(jsonReport),
  };
}

function summary({ build, comparison, code }: Outcome, options: DocsCommandOptions): string {
  const count = counted(build.pages.length, 'page');
  if (comparison === undefined) return 'build failed; no page was written\n';
  const { missing, changed, unchanged, leftover } = comparison;
  if (!options.check) {
    if (code !== 0) return 'no page was written\n';
    return `${count}: ${missing.length} new, ${changed.length} changed, ${unchanged} unchanged\n`;
  }
  if (code === 0) return `${count}, all up to date\n`;
  const stale = [
    ...missing.map(({ path }) => `missing   ${path}`),
    ...changed.map(({ path, line }) => `differs   ${path}, from line ${line}`),
    ...leftover.map((path) => `obsolete  ${path}`),
  ];
  return `${listed(stale)}${counted(stale.length, 'page')} of ${options.out} out of date; run without --check\n`;
}

function listed(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `${line}\n`);
  return shown.join('') + (rest > 0 ? `… and ${rest} more\n` : '');
}
