import { Presets, SingleBar } from 'cli-progress';

/** Progress of a long command, for an interactive terminal. */
export interface Progress {
  readonly tick: () => void;
  readonly stop: () => void;
}

/** Shows nothing, for output that is not a terminal. */
export const silentProgress: Progress = { tick: ignore, stop: ignore };

/** A progress bar on stderr, so that stdout has data only. */
export function progressBar(total: number): Progress {
  const bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { tick: () => bar.increment(), stop: () => bar.stop() };
}

function ignore(): void {
  // Not an interactive terminal.
}
