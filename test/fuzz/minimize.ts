/** Removes parts of an input while it still fails: halves first, then smaller and smaller parts. */
export async function minimized(
  input: Buffer,
  stillFails: (smaller: Buffer) => Promise<boolean>,
  mostTries: number,
): Promise<Buffer> {
  let best = input;
  let tries = 0;
  for (let size = best.length >> 1; size >= 1; size = Math.min(size >> 1, best.length >> 1)) {
    for (let at = 0; at < best.length; ) {
      if (tries >= mostTries) return best;
      tries += 1;
      const smaller = Buffer.concat([best.subarray(0, at), best.subarray(at + size)]);
      if (await stillFails(smaller)) best = smaller;
      else at += size;
    }
  }
  return best;
}
