import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { nodeHost } from '../../tooling/api/node-host.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import { buildSiteFiles } from '../../tooling/project/site/build-site.ts';
import { publishSite } from '../../tooling/project/site/publish-site.ts';
import { best, ignore, print } from './measure.ts';

const FOLDERS = ['detections', 'stories', 'macros', 'lookups', 'data_sources', 'data_models'];

/**
 * Building the whole site of a content folder, files written, against parsing all the YAML that it is made from.
 * Both run once, and the parser first: it gets no more practice than the build.
 */
export async function benchSite(root: string): Promise<void> {
  const files = FOLDERS.flatMap((folder) => [...yamlFiles(root, folder, ignore)]);
  const yaml = best(() => files.forEach(({ source }) => void parseDocument(source.text).toJS()), 1);
  const { written, ms } = await buildOnce(root);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  print('parse all the YAML of 2024-10', `${yaml.toFixed(0)} ms for ${files.length} files`);
  print('build its site', `${ms.toFixed(0)} ms for ${written} files, ${peak} MiB at most`);
  print('ratio, at most 8.0', (ms / yaml).toFixed(2));
}

async function buildOnce(contentRoot: string): Promise<{ written: number; ms: number }> {
  const out = mkdtempSync(join(tmpdir(), 'tripline-bench-'));
  const started = process.cpuUsage();
  const options = { host: nodeHost(), contentRoot, profile: undefined, attackData: undefined };
  const { files } = await buildSiteFiles(options);
  const published = await publishSite(join(out, 'site'), { files, mayPublish: () => true });
  const { user, system } = process.cpuUsage(started);
  rmSync(out, { recursive: true, force: true });
  const written = published.kind === 'written' ? published.counts.files : 0;
  return { written, ms: (user + system) / 1000 };
}
