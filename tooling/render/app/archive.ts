import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { sortedBy } from '../../base/order.ts';
import type { AppFile } from './app-input.ts';

/** The time of all files in an archive: the same content has the same bytes. */
const TIME = new Date('2000-01-01T00:00:00Z');

/** An archive (.tar.gz) of files in one folder; the same files always give the same bytes. */
export async function archiveOf(folder: string, files: readonly AppFile[]): Promise<Uint8Array> {
  const archive = pack();
  for (const name of foldersOf(folder, files))
    archive.entry({ name, type: 'directory', mode: 0o755, mtime: TIME });
  for (const { path, content } of sortedBy(files, (file) => file.path)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    archive.entry({ name: `${folder}/${path}`, mode: 0o644, mtime: TIME }, bytes);
  }
  archive.finalize();
  const zipped = await promisify(gzip)(await buffer(archive), { level: 9 });
  zipped[SYSTEM] = UNKNOWN;
  return zipped;
}

/** The byte of a gzip header that says which system it is from. */
const SYSTEM = 9;
const UNKNOWN = 255;

/** The folder and its subfolders, parents first. */
function foldersOf(folder: string, files: readonly AppFile[]): string[] {
  const folders = new Set([folder]);
  for (const { path } of files) {
    const parts = path.split('/').slice(0, -1);
    for (const index of parts.keys()) folders.add([folder, ...parts.slice(0, index + 1)].join('/'));
  }
  return sortedBy(folders, (name) => name);
}
