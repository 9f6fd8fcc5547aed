import { Presets, SingleBar } from 'cli-progress';

/** How far a long command is, for somebody who watches it. */
export interface Progress {
  readonly tick: () => void;
  readonly stop: () => void;
}

export const silentProgress: Progress = { tick: ignore, stop: ignore };

/** A bar on the error stream, so that data on the other one stays clean. */
export function progressBar(total: number): Progress {
  const bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { tick: () => bar.increment(), stop: () => bar.stop() };
}

function ignore(): void {
  // Nobody watches.
}
