import { Presets, SingleBar } from 'cli-progress';
import type { LogFile } from '../../project/run/log-files.ts';
import type { LogProgress } from '../../project/run/read-logs.ts';
import { sizeText } from '../../reports/parts/size-text.ts';
import type { World } from '../world.ts';

/** Shows how far the logs are read. */
export interface ReadingProgress {
  readonly onProgress: (progress: LogProgress) => void;
  readonly stop: () => void;
}

const SILENT: ReadingProgress = { onProgress: () => undefined, stop: () => undefined };

const FORMAT = '{file} of {files}  {size}  {events} events, {rate} events/s, {left}  {name}';

/**
 * The number of the log, of events and of events per second, and the time that is left to read: as much per byte on the
 * disk as until now. It is not known for standard input.
 */
export function showReading(
  logs: readonly LogFile[],
  { terminal, clock }: Pick<World, 'terminal' | 'clock'>,
): ReadingProgress {
  if (terminal === undefined) return SILENT;
  const bar = new SingleBar(
    { stream: terminal, format: FORMAT, clearOnComplete: true },
    Presets.rect,
  );
  const started = clock();
  const read = new Map<LogFile, LogProgress>();
  const whole = sizeOf(logs);
  bar.start(logs.length, 0);
  return {
    onProgress(progress) {
      read.set(progress.log, progress);
      const events = sumOf(read.values(), (one) => one.events);
      const bytes = sumOf(read.values(), (one) => one.bytesOnDisk);
      const seconds = Math.max(0.001, (clock() - started) / 1000);
      bar.update(read.size, {
        file: read.size,
        files: logs.length,
        size: sizeText(sumOf(read.values(), (one) => one.bytes)),
        events,
        rate: Math.round(events / seconds),
        left: leftText(seconds, bytes, whole),
        name: progress.log.path,
      });
    },
    stop: () => bar.stop(),
  };
}

/** Undefined if the size of a log is not known. */
function sizeOf(logs: readonly LogFile[]): number | undefined {
  return logs.some(({ bytes }) => bytes === undefined)
    ? undefined
    : logs.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}

function sumOf(all: Iterable<LogProgress>, part: (one: LogProgress) => number): number {
  let sum = 0;
  for (const one of all) sum += part(one);
  return sum;
}

/** The remaining time: `2 min left`. A log may have grown since. */
export function leftText(seconds: number, bytes: number, whole: number | undefined): string {
  if (whole === undefined || bytes === 0) return 'time left unknown';
  const left = Math.ceil((seconds * Math.max(0, whole - bytes)) / bytes);
  return left < 120 ? `${left} s left` : `${Math.ceil(left / 60)} min left`;
}
