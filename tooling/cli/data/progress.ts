import { Presets, SingleBar } from 'cli-progress';
import type { WantedSample } from '../../attack-data/fetch-samples.ts';
import { sizeText } from '../output/size-text.ts';

/** Shows how far a piece of work is. */
export interface FetchProgress {
  onBytes(url: string, received: number, total: number | undefined): void;
  stop(): void;
}

const SILENT: FetchProgress = { onBytes: () => undefined, stop: () => undefined };

/** A bar over the bytes of all samples, on a terminal; nothing without one. */
export function showFetching(
  wanted: readonly WantedSample[],
  terminal: NodeJS.WriteStream | undefined,
): FetchProgress {
  if (terminal === undefined || wanted.length === 0) return SILENT;
  const totals = new Map(wanted.map(({ address, pinned }) => [address.url, pinned?.bytes ?? 0]));
  const received = new Map<string, number>();
  const bar = newBar(terminal, 'fetching [{bar}] {percentage}% {done} of {size}');
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

/** A bar that counts things, on a terminal; nothing without one. */
export function showCounting(
  label: string,
  count: number,
  terminal: NodeJS.WriteStream | undefined,
): { readonly step: () => void; readonly stop: () => void } {
  if (terminal === undefined || count === 0)
    return { step: () => undefined, stop: () => undefined };
  const bar = newBar(terminal, `${label} [{bar}] {value} of {total}`);
  bar.start(count, 0);
  return { step: () => bar.increment(), stop: () => bar.stop() };
}

function newBar(stream: NodeJS.WriteStream, format: string): SingleBar {
  const options = { stream, format, barsize: 30, hideCursor: true, clearOnComplete: true };
  return new SingleBar(options, Presets.shades_classic);
}

function sizes(totals: ReadonlyMap<string, number>, received: ReadonlyMap<string, number>) {
  return { done: sizeText(sum(received)), size: sizeText(sum(totals)) };
}

function sum(values: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const value of values.values()) total += value;
  return total;
}
