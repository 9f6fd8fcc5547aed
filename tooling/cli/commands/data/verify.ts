import { attackDataDiagnostic } from '../../../attack-data/diagnostics.ts';
import type { SamplePlaces } from '../../../attack-data/locate.ts';
import { namedSamples } from '../../../attack-data/named-samples.ts';
import { type Verification, verifySample } from '../../../attack-data/verify-samples.ts';
import type { Diagnostic, Report } from '../../../base/diagnostic.ts';
import { LOCK_FILE } from '../../../content/root-files.ts';
import { Workspaces } from '../../../project/workspace.ts';
import { verifyJson, verifyText } from '../../../reports/data/verify-report.ts';
import { diagnosticsText } from '../../../reports/parts/diagnostics-text.ts';
import type { CliCommand } from '../../command.ts';
import { type SampleOptions, samplePlaces } from '../../data/samples.ts';
import type { ExitCode, World } from '../../world.ts';

interface VerifyOptions extends SampleOptions {
  readonly json?: boolean;
}

/** `tripline data verify`: compares local samples with the lock. */
export const verify: CliCommand = {
  name: 'verify',
  declare(command, run, world) {
    command
      .description(`Verifies local samples against ${LOCK_FILE}`)
      .option('--content <dir>', 'content folder', '.')
      .option('--attack-data <dir>', 'clone of an attack data repository')
      .option('--json', 'print one JSON object')
      .addHelpText('after', EXAMPLES)
      .action((options: VerifyOptions) => run(() => runVerify(options, world)));
  },
};

const EXAMPLES = `
Example:
  $ tripline data fetch && tripline data verify

Exits with code 1 if a sample is missing, differs or is not locked.
`;

async function runVerify(options: VerifyOptions, world: World): Promise<ExitCode> {
  const workspaces = new Workspaces(world);
  const { content } = workspaces.open(options.content, ['detection']);
  const places = samplePlaces(options, workspaces.validate, world);
  if (places === undefined) return 1;
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const verifications = await verifyAll(places, world);
  for (const verification of verifications) reportDifference(verification, report);
  const notLocked = namedSamples(content.detection.all, report)
    .map(({ address }) => address.url)
    .filter((url) => !places.lock.has(url));
  const outcome = { verifications, notLocked };
  if (options.json) world.stdout(`${JSON.stringify(verifyJson(outcome, problems), null, 2)}\n`);
  else {
    world.stderr(diagnosticsText(problems));
    world.stdout(verifyText(outcome));
  }
  const isVerified = verifications.every(({ kind }) => kind === 'verified');
  return isVerified && notLocked.length === 0 && problems.length === 0 ? 0 : 1;
}

async function verifyAll(places: SamplePlaces, world: World): Promise<readonly Verification[]> {
  const progress = world.progress(places.lock.size);
  const verifications: Verification[] = [];
  try {
    for (const entry of places.lock.values()) {
      verifications.push(await verifySample(entry, places));
      progress.tick();
    }
  } finally {
    progress.stop();
  }
  return verifications;
}

function reportDifference(verification: Verification, report: Report): void {
  if (verification.kind !== 'different') return;
  const { entry, path, found, removed } = verification;
  const reason =
    found === undefined
      ? `${path} cannot be read`
      : `${path} has ${found.bytes} bytes and SHA-256 ${found.sha256}`;
  const params = {
    url: entry.url,
    reason: removed ? `${reason}; it was removed from the cache` : reason,
  };
  report(attackDataDiagnostic('wrong-bytes', params, entry.span));
}
