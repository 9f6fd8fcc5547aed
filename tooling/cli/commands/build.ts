import { Option } from 'commander';
import { type AppBuild, type BuildRequest, prepareApp } from '../../project/app/build-app.ts';
import { diffApp } from '../../project/app/diff-app.ts';
import { BUILD_FORMATS, type BuildFormat, outputFiles } from '../../project/app/output-files.ts';
import { type Proofs, proveDetections } from '../../project/app/prove-detections.ts';
import { publishApp } from '../../project/app/publish-app.ts';
import { isFolder } from '../../project/is-folder.ts';
import type { Published } from '../../project/publish-folder.ts';
import { Workspaces } from '../../project/workspace.ts';
import type { StanzaChange } from '../../render/app/conf/compare.ts';
import { type BuildOutcome, buildJson, buildText } from '../../reports/build/build-report.ts';
import { changesText } from '../../reports/build/changes-text.ts';
import { diagnosticsText } from '../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../command.ts';
import { ALLOW_PRIVATE } from '../data/allow-private.ts';
import { outputPath } from '../output/output-path.ts';
import { samplesFor } from '../test/samples-for.ts';
import { type ExitCode, UsageError, type World } from '../world.ts';

interface BuildOptions {
  readonly content: string;
  readonly profile?: string;
  readonly out: string;
  readonly format: BuildFormat | 'all';
  readonly skipInvalid: boolean;
  readonly requireTests: boolean;
  readonly attackData?: string;
  readonly fetch?: boolean;
  readonly allowPrivate?: boolean;
  readonly diff?: string;
  readonly json: boolean;
}

/** `tripline build`: makes a Splunk app from the content. */
export const build: CliCommand = {
  name: 'build',
  declare(command, run, world) {
    command
      .description('Builds a Splunk app, or a JSON API of the content')
      .option('--content <dir>', 'content folder', '.')
      .option('--profile <file>', 'settings of the app, instead of those in tripline.yml')
      .option('--out <dir>', 'output folder', 'build/app')
      .addOption(
        new Option('--format <format>', 'what to build')
          .choices([...BUILD_FORMATS, 'all'])
          .default('app'),
      )
      .option('--skip-invalid', 'leave out content that cannot be built, and list it', false)
      .option('--require-tests', 'leave out detections without a passed test, and list them', false)
      .option('--attack-data <dir>', 'clone of an attack data repository, with its Git LFS files')
      .option('--fetch', 'download missing samples (uses the network)')
      .option(...ALLOW_PRIVATE)
      .option(
        '--diff <base>',
        'write nothing; list the stanzas and keys that differ from a base revision',
      )
      .option('--json', 'print one JSON object', false)
      .action((options: BuildOptions) => run(() => runBuild(options, world)));
  },
};

async function runBuild(options: BuildOptions, world: World): Promise<ExitCode> {
  const { content: contentRoot, profile, skipInvalid, diff } = options;
  if (!isFolder(contentRoot)) throw new UsageError(`${contentRoot} is not a folder`);
  const out = outputPath(options.out);
  const workspaces = new Workspaces(world);
  const request = { workspaces, workspace: workspaces.open(contentRoot), profile, skipInvalid };
  if (diff !== undefined) return printDiff(await compared(request, diff), options, world);
  const proofs = await proofsFor(options, { ...request, world });
  if (proofs === 'no data') return 1;
  const app = prepareApp({ ...request, proofs });
  const published = await publish(app, out, options);
  print({ app, published }, options, world);
  if (published.kind === 'written') return 0;
  return published.kind === 'failed' ? 2 : 1;
}

async function publish(
  app: AppBuild,
  out: string,
  { format }: Pick<BuildOptions, 'format'>,
): Promise<Published> {
  const formats = format === 'all' ? BUILD_FORMATS : [format];
  return app.isWritable ? publishApp(out, await outputFiles(app, formats)) : { kind: 'refused' };
}

/** What tests show, if they are required; no data, with a report, if the lock of samples is invalid. */
async function proofsFor(
  options: BuildOptions,
  { workspaces, workspace, world }: BuildRequest & { readonly world: World },
): Promise<Proofs | undefined | 'no data'> {
  if (!options.requireTests) return undefined;
  const places = await samplesFor([], options, { world, workspaces });
  if (places === undefined) return 'no data';
  return proveDetections(workspace, { places, clock: world.clock });
}

interface Compared {
  readonly app: AppBuild;
  readonly changes: readonly StanzaChange[];
}

async function compared(request: BuildRequest, ref: string): Promise<Compared> {
  const app = prepareApp(request);
  return { app, changes: await diffApp(app, { ...request, ref }) };
}

function printDiff({ app, changes }: Compared, { json }: BuildOptions, world: World): ExitCode {
  world.stderr(diagnosticsText(app.diagnostics));
  const text = json ? `${JSON.stringify({ changes }, undefined, 2)}\n` : changesText(changes);
  world.stdout(text);
  return app.isWritable ? 0 : 1;
}

function print(outcome: BuildOutcome, options: BuildOptions, world: World): void {
  const { app, published } = outcome;
  const all =
    published.kind === 'failed' ? [...app.diagnostics, published.problem] : app.diagnostics;
  if (options.json) {
    world.stdout(`${JSON.stringify(buildJson(outcome, all), undefined, 2)}\n`);
    return;
  }
  world.stderr(diagnosticsText(all));
  world.stdout(buildText(outcome, options.out));
}
