import type { SampleLock } from '../../../attack-data/lock.ts';
import { type NamedSample, namedSamples } from '../../../attack-data/named-samples.ts';
import { counted } from '../../../base/counted.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { jsonReport } from '../../../base/report/json.ts';
import { Workspaces } from '../../../project/workspace.ts';
import { diagnosticsText } from '../../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../../command.ts';
import { ALLOW_PRIVATE, mayAskOf, type PrivateOptions } from '../../data/allow-private.ts';
import {
  type FetchOutcome,
  fetchedText,
  fetchMissing,
  JOBS,
  type SampleOptions,
  samplePlaces,
} from '../../data/samples.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface FetchOptions extends SampleOptions, PrivateOptions {
  readonly jobs: string;
  readonly json?: boolean;
}

/** `tripline data fetch`: downloads missing samples. */
export const fetch: CliCommand = {
  name: 'fetch',
  declare(command, run, world) {
    command
      .description('Downloads missing samples to the cache and verifies them against the lock')
      .argument('[paths...]', 'only samples that these files or folders need')
      .option('--content <dir>', 'content folder', '.')
      .option(
        '--attack-data <dir>',
        'clone of an attack data repository; its files are not downloaded',
      )
      .option('--jobs <n>', 'number of concurrent downloads', String(JOBS))
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
  $ tripline data fetch                        all samples
  $ tripline data fetch detections/endpoint    samples of these detections
  $ TRIPLINE_CACHE=/big/disk tripline data fetch --jobs 8

Interrupted downloads resume. Exits with code 1 if a download fails, and with code 2 if the cache cannot be written.
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
  const places = samplePlaces(options, workspaces.validate, world);
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
    world.stdout(
      `${fetchedText(outcome)}${counted(samples.length - outcome.wanted, 'sample')} already present\n`,
    );
  }
  return exitCodeOf(problems);
}

/** The disk fails differently from a download. */
function exitCodeOf(problems: readonly Diagnostic[]): ExitCode {
  if (problems.some(({ code }) => code === 'attack-data/cache-unusable')) return 2;
  return problems.length > 0 ? 1 : 0;
}

function jobsOf({ jobs }: FetchOptions): number {
  const count = Number(jobs);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new UsageError(`--jobs must be a number from 1 to 64, not "${jobs}"`);
}

function withLocked(named: readonly NamedSample[], lock: SampleLock): readonly NamedSample[] {
  const known = new Set(named.map(({ address }) => address.url));
  return [...named, ...[...lock.values()].filter(({ address }) => !known.has(address.url))];
}

interface FetchResult extends FetchOutcome {
  /** How many samples were requested. */
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
