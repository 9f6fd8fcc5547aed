import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { counted } from '../../tooling/base/counted.ts';
import { Children, campaign, type NumberedFinding, type Outcome } from './campaign.ts';
import { SERVE } from './child.ts';
import { withRow } from './table.ts';
import { findTarget, targets } from './targets/index.ts';
import { KINDS } from './trial.ts';
import { serve } from './worker.ts';

interface Options {
  readonly runs: string;
  readonly seed: string;
  readonly all: boolean;
  readonly report: boolean;
  readonly minutes: string;
  readonly hangSeconds: string;
  readonly stallSeconds: string;
}

/** After more inputs, the next target starts with a new process. */
const FEW = 5_000;
const REPORT = join('docs', 'security.md');
const FOUND = join('build', 'fuzz');
const MOST_SHOWN = 1_000;

const [, , mode, progressFile = '', hangSeconds = ''] = process.argv;
if (mode === SERVE) serve(progressFile, Number(hangSeconds));
else await main();

async function main(): Promise<void> {
  const program = new Command('npm run fuzz --')
    .description('Processes generated inputs and reports crashes, exceptions, slow and big inputs')
    .argument('[targets...]', `${targets.map(({ id }) => id).join(', ')} (default: all)`)
    .option('--runs <count>', 'number of inputs per target', '200')
    .option('--seed <number>', 'seed of the inputs', '1')
    .option('--all', 'every target', false)
    .option('--report', 'write the results to docs/security.md', false)
    .option('--minutes <count>', 'end each target after this time', '600')
    .option('--hang-seconds <count>', 'CPU time after which the watchdog ends a process', '20')
    .option('--stall-seconds <count>', 'time without progress that counts as a hang', '600')
    .parse();
  const options = program.opts<Options>();
  const named = options.all || program.args.length === 0 ? targets : program.args.map(findTarget);
  const limits = {
    hangSeconds: Number(options.hangSeconds),
    stallSeconds: Number(options.stallSeconds),
  };
  const children = new Children(limits);
  const commit = revision();
  let findings = 0;
  for (const { id } of named) {
    const until = performance.now() + Number(options.minutes) * 60_000;
    const outcome = await campaign(
      {
        ...limits,
        target: id,
        seed: Number(options.seed),
        runs: Number(options.runs),
        now: () => performance.now(),
        until,
        onFinding: show,
        ...(options.report && { onProgress: (part: Outcome) => writeReport(part, commit) }),
      },
      children,
    );
    // Memory is measured from the start of a process.
    if (outcome.inputs > FEW) children.replace();
    print(summaryOf(outcome));
    findings += KINDS.reduce((sum, kind) => sum + outcome.found[kind], 0);
  }
  children.replace();
  process.exitCode = findings === 0 ? 0 : 1;
}

function writeReport(outcome: Outcome, commit: string): void {
  writeFileSync(REPORT, withRow(readFileSync(REPORT, 'utf8'), outcome, commit));
}

/** The commit of the code that runs. */
function revision(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
}

/** Prints a finding, and stores its minimized input. */
function show({ target, seed, number, kind, message, input }: NumberedFinding): void {
  const bytes = Buffer.from(input, 'base64');
  if (!existsSync(FOUND)) mkdirSync(FOUND, { recursive: true });
  const path = join(FOUND, `${target}-${seed}-${number}-${kind}`);
  writeFileSync(path, bytes);
  print(`${kind} in ${target}, seed ${seed}, input ${number}: ${message}`);
  print(`  minimized (${counted(bytes.length, 'byte')}, ${path}):`);
  print(`  ${JSON.stringify(bytes.toString('latin1').slice(0, MOST_SHOWN))}`);
}

function summaryOf({ target, inputs, seed, found }: Outcome): string {
  const counts = KINDS.filter((kind) => found[kind] > 0).map((kind) => `${kind}: ${found[kind]}`);
  const findings = counts.length === 0 ? 'no findings' : counts.join(', ');
  return `${target}: ${counted(inputs, 'input')}, seed ${seed}: ${findings}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
