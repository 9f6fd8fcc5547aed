import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect garbage when the heap has grown by a quarter. By itself, it waits until the heap is three or four times
 * as large as what is in use, although most of what a run allocates is garbage soon after.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=25');
}
