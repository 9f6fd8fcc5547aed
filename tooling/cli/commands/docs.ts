import { Option } from 'commander';
import { updatePages } from '../../project/docs/update-pages.ts';
import { isFolder } from '../../project/is-folder.ts';
import { DOCS_FORMATS, type DocsFormat } from '../../render/docs/addresses.ts';
import { docsJson, docsText } from '../../reports/docs/docs-report.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../command.ts';
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

const EXIT_CODES = { done: 0, 'out of date': 1, incomplete: 1, misconfigured: 2 } as const;

async function runDocs(options: DocsCommandOptions, world: World): Promise<ExitCode> {
  const { content: contentRoot } = options;
  if (!isFolder(contentRoot)) throw new UsageError(`${contentRoot} is not a folder`);
  const out = outputPath(options.out);
  const outcome = await updatePages({ ...options, contentRoot, out }, world);
  if (options.json) world.stdout(`${JSON.stringify(docsJson(outcome), undefined, 2)}\n`);
  else {
    world.stderr(diagnosticsText(outcome.diagnostics));
    world.stdout(docsText(outcome, options));
  }
  return EXIT_CODES[outcome.result];
}
