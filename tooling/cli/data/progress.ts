import { Presets, SingleBar } from 'cli-progress';
import type { WantedSample } from '../../attack-data/fetch-samples.ts';
import { sizeText } from '../../reports/parts/size-text.ts';

/** Shows how many bytes of samples were received. */
export interface FetchProgress {
  onBytes(url: string, received: number, total: number | undefined): void;
  stop(): void;
}

const SILENT: FetchProgress = { onBytes: () => undefined, stop: () => undefined };

const FORMAT = 'fetching {bar} {percentage}% {done} of {size}';

/** A progress bar over the bytes of all samples; silent without a terminal. */
export function showFetching(
  wanted: readonly WantedSample[],
  terminal: NodeJS.WriteStream | undefined,
): FetchProgress {
  if (terminal === undefined || wanted.length === 0) return SILENT;
  const totals = new Map(wanted.map(({ address, pinned }) => [address.url, pinned?.bytes ?? 0]));
  const received = new Map<string, number>();
  const bar = new SingleBar(
    { stream: terminal, format: FORMAT, barsize: 30, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(Math.max(1, sum(totals)), 0, sizes(totals, received));
  return {
    onBytes(url, bytes, total) {
      received.set(url, bytes);
      totals.set(url, Math.max(total ?? totals.get(url) ?? 0, bytes));
      bar.setTotal(sum(totals));
      bar.update(sum(received), sizes(totals, received));
    },
    stop: () => bar.stop(),
  };
}

function sizes(totals: ReadonlyMap<string, number>, received: ReadonlyMap<string, number>) {
  return { done: sizeText(sum(received)), size: sizeText(sum(totals)) };
}

function sum(values: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const value of values.values()) total += value;
  return total;
}
