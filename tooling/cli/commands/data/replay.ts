import { Option } from 'commander';
import { counted } from '../../../base/counted.ts';
import { placesOf } from '../../../project/data/places-of.ts';
import { ReplayJournal } from '../../../project/replay/journal.ts';
import { receiverOrigin, tokenFrom } from '../../../project/replay/receiver.ts';
import {
  type EventMetadata,
  movedTo,
  replayEvents,
} from '../../../project/replay/replay-events.ts';
import { runReplay } from '../../../project/replay/run-replay.ts';
import { Workspaces } from '../../../project/workspace.ts';
import type { HecEvent } from '../../../replay/hec-event.ts';
import { ReplayFailure, type ReplaySummary } from '../../../replay/replay.ts';
import type { CliCommand } from '../../command.ts';
import { type SampleOptions, sayOn } from '../../data/samples.ts';
import type { Progress } from '../../progress.ts';
import { type ExitCode, UsageError, type World } from '../../world.ts';

interface ReplayCommandOptions extends SampleOptions, EventMetadata {
  readonly to: string;
  readonly tokenVariable: string;
  readonly endpoint: 'event' | 'raw';
  readonly time: 'now' | 'keep';
  readonly ack: boolean;
  readonly ackTimeout: string;
  readonly batch: string;
  readonly attempts: string;
  readonly gzip: boolean;
  readonly allowHttp: boolean;
  readonly resume: boolean;
  readonly json: boolean;
}

/** `tripline data replay`: sends samples to a Splunk HTTP Event Collector. */
export const replay: CliCommand = {
  name: 'replay',
  declare(command, run, world) {
    command
      .description('Sends the events of a sample or detection to a Splunk HTTP Event Collector')
      .argument('<sample>', 'sample as in a test, or a detection by name, ID or path')
      .requiredOption(
        '--to <url>',
        'address of the receiver, such as https://splunk.example.com:8088',
      )
      .option('--token-variable <name>', 'environment variable with the token', 'SPLUNK_HEC_TOKEN')
      .option('--index <name>', 'index of the events, instead of that in the test')
      .option('--source <text>', 'source of the events, instead of that in the test')
      .option('--sourcetype <text>', 'sourcetype of the events, instead of that in the test')
      .option('--host <name>', 'host of the events, instead of that in the test')
      .addOption(
        new Option('--endpoint <name>', 'events with their times, or raw text')
          .choices(['event', 'raw'])
          .default('event'),
      )
      .addOption(
        new Option('--time <time>', 'move the newest event to the current time, or keep times')
          .choices(['now', 'keep'])
          .default('now'),
      )
      .option('--ack', 'wait until the receiver has indexed each batch', false)
      .option('--ack-timeout <seconds>', 'send a batch again without acknowledgment', '120')
      .option('--batch <events>', 'most events per request', '500')
      .option('--attempts <number>', 'attempts while the receiver is not available', '10')
      .option('--no-gzip', 'send requests without compression')
      .option('--resume', 'continue an interrupted replay', false)
      .option('--allow-http', 'send to an address without TLS', false)
      .option('--content <dir>', 'content folder', '.')
      .option('--attack-data <dir>', 'clone of an attack data repository')
      .option('--json', 'print one JSON object', false)
      .addHelpText('after', EXAMPLES)
      .action((sample: string, options: ReplayCommandOptions) =>
        run(() => runReplayCommand(sample, options, world)),
      );
  },
};

const EXAMPLES = `
Examples:
  $ export SPLUNK_HEC_TOKEN=…
  $ tripline data replay "Windows LSASS Memory Access" --to https://splunk.example.com:8088 --index test
  $ tripline data replay attack_data/endpoint/procdump_lsass/dump_sysmon.log --to https://127.0.0.1:8088 --ack

Each event arrives at least once. The summary counts events that may have arrived twice.
`;

async function runReplayCommand(
  sample: string,
  options: ReplayCommandOptions,
  world: World,
): Promise<ExitCode> {
  const origin = receiverOrigin(options.to, options);
  const token = tokenFrom(options.tokenVariable, process.env);
  const { index, source, sourcetype, host, endpoint, ack, gzip, resume } = options;
  const given = { index, source, sourcetype, host };
  const workspace = new Workspaces(world).open(options.content, ['detection']);
  const places = placesOf(options, world);
  const read = await replayEvents(sample, { workspace, places, given, report: sayOn(world) });
  if (read.length === 0) throw new UsageError(`${sample} has no events`);
  const batchSize = wholeNumber(options.batch, '--batch');
  const identity = [sample, origin, endpoint, options.time, batchSize, ...Object.values(given)];
  const journal = ReplayJournal.open(world.cacheFolder, [...identity, read.length], {
    resume,
    now: Math.floor(Date.now() / 1000),
  });
  const events = options.time === 'now' ? movedTo(journal.now, read) : read;
  const before = journal.confirmed;
  let progress: Progress | undefined;
  try {
    const summary = await runReplay(events, {
      origin,
      token,
      gzip,
      endpoint,
      acknowledged: ack,
      batchSize,
      ackSeconds: wholeNumber(options.ackTimeout, '--ack-timeout'),
      attempts: wholeNumber(options.attempts, '--attempts'),
      journal,
      onStart: (batches) => {
        progress = world.progress(batches);
        return progress.tick;
      },
    });
    print(summary, { options, origin, before, events, world });
    return 0;
  } catch (error) {
    if (!(error instanceof ReplayFailure)) throw error;
    const done = counted(journal.confirmed, 'batch', 'batches');
    world.stderr(
      `error: ${origin}: ${error.message}; ${done} confirmed\n   = help: ${error.help}; --resume sends what is not confirmed\n`,
    );
    return 1;
  } finally {
    progress?.stop();
  }
}

function wholeNumber(text: string, option: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`${option} must be a whole number above 0, not ${text}`);
}

interface Printed {
  readonly options: ReplayCommandOptions;
  readonly origin: string;
  /** Batches that an earlier run confirmed. */
  readonly before: number;
  readonly events: readonly HecEvent[];
  readonly world: World;
}

function print(summary: ReplaySummary, { options, origin, before, world }: Printed): void {
  if (options.json) {
    world.stdout(
      `${JSON.stringify({ ok: true, to: origin, ...summary, resumed: before }, undefined, 2)}\n`,
    );
    return;
  }
  const { events, batches, resent, resentEvents, retries } = summary;
  const lines = [
    `${origin}: ${counted(events, 'event')} in ${counted(batches, 'batch', 'batches')} ${options.ack ? 'acknowledged' : 'accepted'}`,
    ...(before > 0
      ? [`${counted(before, 'batch', 'batches')} of an earlier run not sent again`]
      : []),
    ...(retries > 0 ? [`${counted(retries, 'attempt')} while the receiver was not available`] : []),
    ...(resent > 0
      ? [
          `${counted(resent, 'batch', 'batches')} sent again, because the answer was lost: ${counted(resentEvents, 'event')} may be there twice`,
        ]
      : []),
  ];
  world.stdout(`${lines.join('\n')}\n`);
}
