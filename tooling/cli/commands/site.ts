import { counted } from '../../base/counted.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { jsonReport } from '../../base/report/json.ts';
import { isError, isFatal } from '../../project/blocking-errors.ts';
import { isFolder } from '../../project/is-folder.ts';
import type { Published } from '../../project/publish-folder.ts';
import { buildSiteFiles } from '../../project/site/build-site.ts';
import { publishSite } from '../../project/site/publish-site.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../command.ts';
import { outputPath } from '../output/output-path.ts';
import { another } from '../output/reports.ts';
import { serveFolder } from '../site/serve.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface SiteOptions {
  readonly content: string;
  readonly profile?: string;
  readonly attackData?: string;
  readonly sql?: readonly string[];
  readonly out: string;
  readonly serve: boolean;
  readonly port: string;
  readonly json: boolean;
}

/** `tripline site`: writes a website that works from disk and from any web server. */
export const site: CliCommand = {
  name: 'site',
  declare(command, run, world) {
    command
      .description('Writes a website of detections, stories, data sources and techniques')
      .option('--content <dir>', 'content folder', '.')
      .option('--profile <file>', 'docs profile with repository, branch and tables')
      .option('--attack-data <dir>', 'clone of an attack data repository, for the tests')
      .option(
        '--sql <file>',
        'show the statuses of queries for other engines that "sql --json" printed (repeatable)',
        another,
      )
      .option('--out <dir>', 'output folder', 'build/site')
      .option('--serve', 'serve the site on this machine afterwards', false)
      .option('--port <number>', 'port for --serve', '8000')
      .option('--json', 'print one JSON object', false)
      .action((options: SiteOptions) => run(() => runSite(options, world)));
  },
};

async function runSite(options: SiteOptions, world: World): Promise<ExitCode> {
  const { content: contentRoot, profile, attackData, sql: sqlFiles = [] } = options;
  const out = outputPath(options.out);
  if (!isFolder(contentRoot)) throw new UsageError(`${contentRoot} is not a folder`);
  const port = portOf(options.port);
  const build = await buildSiteFiles({ host: world, contentRoot, profile, attackData, sqlFiles });
  const mayPublish = () => !build.misconfigured && !build.diagnostics.some(isFatal);
  const published: Published = mayPublish()
    ? await publishSite(out, { files: build.files, mayPublish })
    : { kind: 'refused' };
  report(published, { diagnostics: build.diagnostics, options, world });
  if (published.kind === 'refused') return build.misconfigured ? 2 : 1;
  if (published.kind === 'failed') return 2;
  if (options.serve) await serveFolder(out, { port, world });
  return build.diagnostics.some(isError) ? 1 : 0;
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageError(`--port must be a number up to 65535, not ${text}`);
}

interface ReportContext {
  readonly diagnostics: readonly Diagnostic[];
  readonly options: SiteOptions;
  readonly world: World;
}

function report(published: Published, { diagnostics, options, world }: ReportContext): void {
  const all = published.kind === 'failed' ? [...diagnostics, published.problem] : diagnostics;
  const counts =
    published.kind === 'written' ? published.counts : { files: 0, written: 0, deleted: 0 };
  if (options.json) {
    const ok = published.kind === 'written' && !diagnostics.some(isError);
    const json = { ok, ...counts, diagnostics: all.map(jsonReport) };
    world.stdout(`${JSON.stringify(json, undefined, 2)}\n`);
    return;
  }
  world.stderr(diagnosticsText(all));
  if (published.kind !== 'written') world.stdout('build failed; no file was written\n');
  else {
    const { files, written, deleted } = counts;
    world.stdout(
      `${options.out}: ${counted(files, 'file')}, ${written} written, ${deleted} deleted\n`,
    );
  }
}
