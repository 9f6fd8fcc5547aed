import { Option } from 'commander';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { DOCS_FORMATS, type DocsFormat } from '../../render/docs/addresses.ts';
import { docsDiagnostic } from '../../render/docs/diagnostics.ts';
import type { CliCommand } from '../command.ts';
import { type Build, buildPages } from '../docs/build-pages.ts';
import { type Comparison, comparePages, prunePages, publishPages } from '../docs/publish.ts';
import { isFolder } from '../is-folder.ts';
import { isError } from '../losses.ts';
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
      .description('Writes a Markdown page for each detection and each story')
      .option('--content <dir>', 'the content folder', '.')
      .option('--profile <file>', 'a docs profile: wording, links, order and tables of a site')
      .option('--out <dir>', 'where the pages go', 'build/docs')
      .option('--check', 'write nothing; fail when pages in --out are stale', false)
      .option('--prune', 'delete pages in --out that the content no longer makes', false)
      .addOption(
        new Option('--format <format>', 'what reads the pages: sets front matter and links')
          .choices(DOCS_FORMATS)
          .default('jekyll'),
      )
      .option('--json', 'report as JSON', false)
      .action((options: DocsCommandOptions) => run(() => runDocs(options, world)));
  },
};

async function runDocs(options: DocsCommandOptions, world: World): Promise<ExitCode> {
  if (!isFolder(options.content)) throw new UsageError(`${options.content} is not a folder`);
  const { content: contentRoot, profile, format } = options;
  const out = outputPath(options.out);
  const build = buildPages({ packageRoot: world.packageRoot, contentRoot, profile, format });
  if (build.diagnostics.some(isError)) return finish(failed(build), options, world);
  const comparison = comparePages(out, build.pages);
  const outcome = options.check ? checked(comparison) : await written(comparison, options);
  return finish({ ...outcome, build, comparison }, options, world);
}

interface Outcome {
  readonly code: ExitCode;
  readonly build: Build;
  /** Undefined where the build failed before there was anything to compare. */
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

/** The shape is an interface and stays stable. */
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
  const count = pagesText(build.pages.length);
  if (comparison === undefined) return 'no page was written: the build failed\n';
  const { missing, changed, unchanged, leftover } = comparison;
  if (!options.check) {
    if (code !== 0) return 'no page was written\n';
    return `${count}: ${missing.length} new, ${changed.length} changed, ${unchanged} as before\n`;
  }
  if (code === 0) return `${count}, all up to date\n`;
  const stale = [
    ...missing.map(({ path }) => `missing   ${path}`),
    ...changed.map(({ path, line }) => `differs   ${path}, from line ${line}`),
    ...leftover.map((path) => `leftover  ${path}`),
  ];
  return `${listed(stale)}${pagesText(stale.length)} of ${options.out} stale; run without --check\n`;
}

function listed(lines: readonly string[]): string {
  const rest = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `${line}\n`);
  return shown.join('') + (rest > 0 ? `… and ${rest} more\n` : '');
}

function pagesText(count: number): string {
  return count === 1 ? '1 page' : `${count} pages`;
}
