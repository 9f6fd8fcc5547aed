import type { World } from './world.ts';

/** Whether the user asked to stop. */
export interface StopRequest {
  readonly happened: boolean;
  /** A stream that ends when the user stops; one that waits for input would wait forever. */
  cut(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer>;
  /** Interrupts end the program again. */
  end(): void;
}

/** Notes interrupts of the user from now on. */
export function stopRequest({ onInterrupt }: Pick<World, 'onInterrupt'>): StopRequest {
  let happened = false;
  const streams = new Set<object>();
  const end = onInterrupt(() => {
    happened = true;
    for (const stream of streams) close(stream);
  });
  return {
    get happened() {
      return happened;
    },
    async *cut(stream) {
      streams.add(stream);
      try {
        yield* stream;
      } catch (error) {
        if (!happened) throw error;
      }
    },
    end,
  };
}

function close(stream: object): void {
  if ('destroy' in stream && typeof stream.destroy === 'function') stream.destroy();
}
