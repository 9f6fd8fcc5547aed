import { Presets, SingleBar } from 'cli-progress';
import type { LogFile } from '../../project/run/log-files.ts';
import type { LogProgress } from '../../project/run/read-logs.ts';
import { sizeText } from '../output/size-text.ts';
import type { World } from '../world.ts';

/** Shows how far the logs are read. */
export interface ReadingProgress {
  readonly onProgress: (progress: LogProgress) => void;
  readonly stop: () => void;
}

const SILENT: ReadingProgress = { onProgress: () => undefined, stop: () => undefined };

const FORMAT = '{file} of {files}  {size}  {events} events, {rate} events/s  {name}';

/**
 * The number of the log, of events and of events per second. Compressed logs have no known size, so the remaining time
 * is not estimated by bytes but by logs.
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
  let current: LogProgress | undefined;
  let before = 0;
  bar.start(logs.length, 0);
  return {
    onProgress(progress) {
      if (current !== undefined && current.log !== progress.log) before += current.events;
      current = progress;
      const events = before + progress.events;
      bar.update(logs.indexOf(progress.log), {
        file: logs.indexOf(progress.log) + 1,
        files: logs.length,
        size: sizeText(progress.bytes),
        events,
        rate: Math.round(events / Math.max(0.001, (clock() - started) / 1000)),
        name: progress.log.path,
      });
    },
    stop: () => bar.stop(),
  };
}
