import { rmSync } from 'node:fs';
import { nodeHost } from '../../tooling/api/node-host.ts';
import { buildSiteFiles } from '../../tooling/project/site/build-site.ts';
import { temporaryFolder } from '../render/fake-world.ts';
import type { SiteFiles } from './links.ts';

/** All files of the site of a content folder, by their path. */
export async function madeSite(contentRoot: string): Promise<SiteFiles> {
  const build = await buildSiteFiles({
    host: nodeHost(),
    contentRoot,
    profile: undefined,
    attackData: undefined,
  });
  return new Map([...build.files].map(({ path, text }) => [path, text]));
}

/** The site of content that is written for a test; paths are those of a content folder. */
export async function siteOf(content: Readonly<Record<string, string>>): Promise<SiteFiles> {
  const root = temporaryFolder(content);
  try {
    return await madeSite(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
