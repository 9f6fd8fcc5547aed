import type { World } from './world.ts';

/** How often the user asked to stop. */
export interface StopRequest {
  readonly count: number;
  /** A stream that ends when the user stops; one that waits for input would wait forever. */
  cut(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** Interrupts end the program again. */
  end(): void;
}

/** Notes interrupts of the user from now on. */
export function stopRequest(
  { onInterrupt }: Pick<World, 'onInterrupt'>,
  note: (count: number) => void = () => undefined,
): StopRequest {
  let count = 0;
  const streams = new Set<object>();
  const end = onInterrupt(() => {
    count += 1;
    for (const stream of streams) close(stream);
    note(count);
  });
  return {
    get count() {
      return count;
    },
    async *cut(stream) {
      streams.add(stream);
      try {
        yield* stream;
      } catch (error) {
        if (count === 0) throw error;
      }
    },
    end,
  };
}

function close(stream: object): void {
  if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
}
