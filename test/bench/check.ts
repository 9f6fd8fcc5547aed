import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { realWorld } from '../../tooling/cli/world.ts';
import { yamlFiles } from '../../tooling/content/files.ts';
import { CONTENT_FOLDERS } from '../../tooling/content/folders.ts';
import { checkContent } from '../../tooling/project/check/check-content.ts';
import { readInputs } from '../../tooling/project/check/inputs.ts';
import { resultCache } from '../../tooling/project/check/result-cache.ts';
import { Workspaces } from '../../tooling/project/workspace.ts';
import { best, bestOfBoth, ignore, print } from './measure.ts';

/** Checking a content folder, at first and again, against reading its YAML with positions. */
export function benchCheck(root: string): void {
  const world = realWorld();
  let files = 0;
  const readYaml = () => {
    files = 0;
    for (const folder of CONTENT_FOLDERS) {
      for (const { source } of yamlFiles(root, folder, ignore)) {
        parseDocument(source.text).toJS();
        files += 1;
      }
    }
  };
  const check = () => checkContent(new Workspaces(world).open(root), world);
  const [yaml, cold] = bestOfBoth(readYaml, () => void check());
  const memory = process.memoryUsage().rss / 1024 / 1024;
  const folder = mkdtempSync(join(tmpdir(), 'tripline-bench-'));
  const cache = resultCache(folder, root);
  const read = () => readInputs({ root, packageRoot: world.packageRoot, settings: [] });
  const inputs = read();
  if (inputs === undefined) throw new Error(`${root} cannot be kept in a cache`);
  cache.write(inputs, check());
  const warm = best(() => {
    const again = read();
    if (again === undefined || cache.read(again) === undefined) throw new Error('nothing was kept');
  });
  rmSync(folder, { recursive: true });
  print('read its YAML with positions', `${yaml.toFixed(0)} ms for ${files} files`);
  print('check it', `${cold.toFixed(0)} ms, ${memory.toFixed(0)} MiB so far`);
  print('ratio, at most 1.8', (cold / yaml).toFixed(2));
  print('check it again', `${warm.toFixed(0)} ms`);
  print('ratio, at most 0.5', (warm / yaml).toFixed(2));
}
