import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { folderServer } from '../../tooling/cli/site/serve.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { madeSite } from '../site/made-site.ts';
import { startBrowser, writeSite } from './browser.ts';

/** The site of our own content, on the disk and on a server, with a browser to look at it. */
export interface OpenSite {
  readonly browser: Browser;
  /** Addresses of the root, with a slash at the end. */
  readonly addresses: { readonly http: string; readonly file: string };
  /** One page of each kind. */
  readonly pages: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export async function openSite(executablePath: string): Promise<OpenSite> {
  const root = mkdtempSync(join(tmpdir(), 'tripline-browser-'));
  const files = await madeSite(realWorld().packageRoot);
  writeSite(root, files);
  const server = folderServer(root);
  const port = await listening(server);
  const browser = await startBrowser(executablePath);
  return {
    browser,
    addresses: { http: `http://127.0.0.1:${port}/`, file: `${pathToFileURL(root).href}/` },
    pages: pageKinds([...files.keys()]),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

/** The detection that tests look at closely. */
export const PROCDUMP = 'detections/8f4d1c27-02be-4f1b-8a37-6f9d0c5e2b14/index.html';

function pageKinds(paths: readonly string[]): Map<string, string> {
  const first = (folder: string) => {
    const found = paths.find((path) => new RegExp(`^${folder}/[^/]+/index\\.html$`).test(path));
    if (found === undefined) throw new Error(`the site has no page in ${folder}/`);
    return found;
  };
  const folders = ['stories', 'data-sources', 'data-models', 'macros', 'lookups'];
  return new Map([
    ['home', 'index.html'],
    ['detections', 'detections/index.html'],
    ['detection', PROCDUMP],
    ['scenario', 'stories/edge-device-to-esxi-encryption/index.html'],
    ['techniques', 'techniques/index.html'],
    ['technique', 'techniques/t1003/index.html'],
    ['matrix', 'techniques/matrix/index.html'],
    ['documentation', 'documentation/docs/index.html'],
    ['document', 'documentation/docs/cli/index.html'],
    ...folders.flatMap((folder): [string, string][] => [
      [folder, `${folder}/index.html`],
      [`${folder}-page`, first(folder)],
    ]),
  ]);
}
