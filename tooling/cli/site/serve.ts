import { readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
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

/** Serves a folder to this machine only, until the process is stopped. */
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
    world.stdout(`serving http://127.0.0.1:${shown}/ (stop with Ctrl-C)\n`);
  });
  process.once('SIGINT', () => {
    server.closeAllConnections();
    server.close();
  });
  await stopped;
}

/** A server for the files of a folder, for browsers that request this machine by its own names. */
export function folderServer(folder: string): Server {
  const root = realpathSync(folder);
  return createServer((request, response) => {
    if (!isOwnName(request.headers.host)) {
      response.writeHead(421, TEXT).end('This server accepts requests to localhost only.\n');
      return;
    }
    const found = request.method === 'GET' ? fileAt(root, request.url ?? '/') : undefined;
    if (found === undefined) {
      response.writeHead(404, TEXT).end('Page not found.\n');
    } else if (found.kind === 'moved') {
      response.writeHead(301, { location: found.to }).end();
    } else {
      const type = TYPES[extname(found.path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
      response.end(found.bytes);
    }
  });
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };

/**
 * A page elsewhere could map its own host name to this machine and then read what it serves. The port may be
 * forwarded.
 */
function isOwnName(host: string | undefined): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host ?? '');
}

type Found =
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'moved'; readonly to: string };

/** The file of a URL; undefined if it does not exist or is outside of the folder. */
function fileAt(root: string, address: string): Found | undefined {
  try {
    const [written = ''] = address.split(/[?#]/);
    const parts = decodeURIComponent(written).split(/[/\\]/);
    const path = realpathSync(join(root, ...parts));
    if (path !== root && !path.startsWith(root + sep)) return undefined;
    if (!statSync(path).isDirectory()) return fileOf(path);
    if (written.endsWith('/')) return fileOf(realpathSync(join(path, 'index.html')));
    // Built from the found folder: the requested path could contain another host.
    const below = relative(root, path).split(sep).map(encodeURIComponent).join('/');
    return { kind: 'moved', to: `/${below}/` };
  } catch {
    return undefined;
  }
}

function fileOf(path: string): Found {
  return { kind: 'file', path, bytes: readFileSync(path) };
}
