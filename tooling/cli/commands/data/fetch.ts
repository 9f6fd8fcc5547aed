import type { SampleLock } from '../../../attack-data/lock.ts';
import { type NamedSample, namedSamples } from '../../../attack-data/named-samples.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { jsonReport } from '../../../base/report/json.ts';
import type { CliCommand } from '../../command.ts';
import { ALLOW_PRIVATE, mayAskOf, type PrivateOptions } from '../../data/allow-private.ts';
import {
  type FetchOutcome,
  fetchedText,
  fetchMissing,
  JOBS,
  openPlaces,
  type SampleOptions,
} from '../../data/samples.ts';
import { diagnosticsText } from '../../output/diagnostics-text.ts';
import { Workspaces } from '../../workspace.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface FetchOptions extends SampleOptions, PrivateOptions {
  readonly jobs: string;
  readonly json?: boolean;
}

/** `tripline data fetch`: downloads the samples that lie nowhere yet. */
export const fetch: CliCommand = {
  name: 'fetch',
  declare(command, run, world) {
    command
      .description(
        'Downloads the samples that are missing into the cache, verified against the lock',
      )
      .argument('[paths...]', 'only what these detections need: files or folders')
      .option('--content <dir>', 'the content folder', '.')
      .option(
        '--attack-data <dir>',
        'a clone of a repository of samples, whose files need no download',
      )
      .option('--jobs <n>', 'how many downloads run at once', String(JOBS))
      .option(...ALLOW_PRIVATE)
      .option('--json', 'print one JSON object')
      .addHelpText('after', EXAMPLES)
      .action((paths: string[], options: FetchOptions) =>
        run(() => runFetch(paths, options, world)),
      );
  },
};

const EXAMPLES = `
Examples:
  $ tripline data fetch                        what any test needs
  $ tripline data fetch detections/endpoint    what these detections need
  $ TRIPLINE_CACHE=/big/disk tripline data fetch --jobs 8

A download that was interrupted goes on where it stopped. Exit code 1 when one failed.
`;

async function runFetch(
  paths: readonly string[],
  options: FetchOptions,
  world: World,
): Promise<ExitCode> {
  const jobs = jobsOf(options);
  const mayAsk = mayAskOf(options);
  const workspaces = new Workspaces(world);
  const workspace = workspaces.open(options.content, ['detection']);
  const places = openPlaces(options, workspaces.validate, world);
  if (places === undefined) return 1;
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const named = namedSamples(workspace.select(paths), report);
  const samples = paths.length === 0 ? withLocked(named, places.lock) : named;
  const outcome = await fetchMissing(samples, places, { world, jobs, mayAsk, report });
  const result = { samples: samples.length, ...outcome };
  if (options.json) world.stdout(`${JSON.stringify(asJson(result, problems), null, 2)}\n`);
  else {
    world.stderr(diagnosticsText(problems));
    world.stdout(`${fetchedText(outcome)}${samples.length - outcome.wanted} were there already\n`);
  }
  return problems.length > 0 ? 1 : 0;
}

function jobsOf({ jobs }: FetchOptions): number {
  const count = Number(jobs);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new UsageError(`--jobs takes a number from 1 to 64, not "${jobs}"`);
}

function withLocked(named: readonly NamedSample[], lock: SampleLock): readonly NamedSample[] {
  const known = new Set(named.map(({ address }) => address.url));
  return [...named, ...[...lock.values()].filter(({ address }) => !known.has(address.url))];
}

interface FetchResult extends FetchOutcome {
  /** How many samples were looked for. */
  readonly samples: number;
}

function asJson({ samples, wanted, fetched }: FetchResult, problems: readonly Diagnostic[]) {
  return {
    samples,
    present: samples - wanted,
    fetched,
    failed: wanted - fetched.length,
    diagnostics: problems.map(jsonReport),
  };
}
