import { join } from 'node:path';
import { nodeHost } from '../../../tooling/api/node-host.ts';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { readDocsStyle } from '../../../tooling/project/docs/read-style.ts';
import { gatherSite } from '../../../tooling/project/site/gather.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { renderSite } from '../../../tooling/render/site/render-site.ts';

/** The small content folder that the tests of the site share. */
export const FIXTURE = join(import.meta.dirname, 'fixtures', 'content');

/** The files of the site of a content folder by their path, with one known commit as its history. */
export async function renderFixture(root: string) {
  const host = { ...nodeHost(), clock: () => 0 };
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const { packageRoot } = host;
  const style = readDocsStyle({ packageRoot, contentRoot: root, profile: undefined, report });
  const workspace = new Workspaces(host).open(root);
  const places = { content: root, cache: 'no-such-folder', lock: new Map() };
  const input = await gatherSite(workspace, { host, style, places, report });
  const files = renderSite({ ...input, history: { changes: [COMMIT] } });
  const texts = new Map([...files].map(({ path, text }) => [path, text]));
  return { texts, codes: diagnostics.map(({ code }) => code) };
}

const COMMIT = {
  commit: 'c0ffee1',
  date: '2026-05-04',
  author: 'Ada',
  subject: 'See hives that are saved <b>everywhere</b>',
  paths: ['detections/endpoint/registry_hive_saved.yml', 'removed.yml'],
};
