import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pinned } from './cache.ts';

/** The hash and size of a file, or of its uncompressed content if it is stored as gzip next to the requested name. */
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

/** The hash and size of a file; undefined for a folder, an unreadable file, or truncated gzip. */
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

/** Unlike a plain pipe, an error of the file also fails the reading. */
function unpacked(file: NodeJS.ReadableStream): AsyncIterable<Buffer> {
  return pipeline(file, createGunzip(), () => undefined);
}
