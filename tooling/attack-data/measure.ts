import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pinned } from './cache.ts';

/** Hash and length of a file; of what is packed in it, where it is kept as gzip beside the name that is asked for. */
export async function measure(path: string, { gunzip = false } = {}): Promise<Pinned> {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of gunzip ? unpacked(file) : file) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** The same; undefined for a folder, a file that may not be read, and gzip that ends in the middle. */
export async function measureIfReadable(
  path: string,
  options: { readonly gunzip: boolean },
): Promise<Pinned | undefined> {
  try {
    return await measure(path, options);
  } catch {
    return undefined;
  }
}

/** An error of the file breaks the reading too, as it would not with a plain pipe. */
function unpacked(file: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  return pipeline(file, createGunzip(), () => undefined);
}
