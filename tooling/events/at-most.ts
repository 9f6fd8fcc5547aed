import type { Event } from './event.ts';

/** The first rows; calls `onCut` if there are more. */
export function* atMost(
  rows: Iterable<Event>,
  most: number,
  onCut: () => void,
): Generator<Event, void> {
  let count = 0;
  for (const row of rows) {
    if (count >= most) return onCut();
    count += 1;
    yield row;
  }
}
