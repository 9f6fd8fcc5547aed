import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, sep } from 'node:path';
import { reasonOf } from '../../base/system-error.ts';
import { UsageError, type World } from '../world.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.yml': 'text/plain; charset=utf-8',
};

/** Serves a folder to this machine alone, until the process is told to stop. */
export async function serveFolder(
  folder: string,
  { port, world }: { readonly port: number; readonly world: World },
): Promise<void> {
  const server = folderServer(folder);
  const stopped = new Promise<void>((resolve, reject) => {
    server.once('close', resolve);
    server.once('error', (error) => {
      reject(new UsageError(`the site cannot be served on port ${port}: ${reasonOf(error)}`));
    });
  });
  server.listen(port, '127.0.0.1', () => {
    const address = server.address();
    const shown = typeof address === 'object' && address !== null ? address.port : port;
    world.stdout(`http://127.0.0.1:${shown}/ until Ctrl-C\n`);
  });
  process.once('SIGINT', () => {
    server.closeAllConnections();
    server.close();
  });
  await stopped;
}

/** A server of the files below a folder. */
export function folderServer(folder: string): Server {
  const root = realpathSync(folder);
  return createServer((request, response) => {
    const found = request.method === 'GET' ? fileAt(root, request.url ?? '/') : undefined;
    if (found === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('There is no such page.\n');
    } else if (found.kind === 'moved') {
      response.writeHead(301, { location: found.to });
      response.end();
    } else {
      const type = TYPES[extname(found.path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
      response.end(found.bytes);
    }
  });
}

type Found =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'moved'; readonly to: string };

/** The file that an address names; undefined where there is none, and for every way out of the folder. */
function fileAt(root: string, address: string): Found | undefined {
  try {
    const { pathname } = new URL(address, 'http://localhost');
    const path = realpathSync(join(root, decodeURIComponent(pathname)));
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    if (!statSync(path).isDirectory()) return fileOf(path);
    if (!pathname.endsWith('/')) return { kind: 'moved', to: `${pathname}/` };
    return fileOf(realpathSync(join(path, 'index.html')));
  } catch {
    return undefined;
  }
}

function fileOf(path: string): Found {
  return { kind: 'file', path, bytes: readFileSync(path) };
}
