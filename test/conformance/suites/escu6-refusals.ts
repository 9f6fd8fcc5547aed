import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import { refusalsOf } from '../../../tooling/lint/escu6/refusals.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { withReferenceBuild } from '../app-build.ts';
import type { Suite } from '../suite.ts';

interface Refused {
  readonly file: string;
  readonly errors: readonly unknown[];
}

/** The detections that contentctl-ng refuses in ESCU 6 content, and how many errors it finds in each. */
export const escu6Refusals: Suite = {
  name: 'escu6-refusals',
  run: (corpus) => {
    const wanted = withReferenceBuild(corpus, 'escu6-third', refusedIn);
    const root = join(corpus, 'security_content', 'escu6-third');
    const { content } = new Workspaces(realWorld()).open(root);
    const found = content.detection.all.map(
      ({ path, written }) => [path, [...refusalsOf(written)].length] as const,
    );
    const wrong = found.filter(([path, count]) => count !== (wanted.get(path) ?? 0));
    return {
      suite: 'escu6-refusals',
      passed: found.length - wrong.length,
      total: found.length,
      details: wrong.map(
        ([path, count]) => `${path}: expected ${wanted.get(path) ?? 0} errors, found ${count}`,
      ),
    };
  },
};

function refusedIn(folder: string): ReadonlyMap<string, number> {
  const refused: readonly Refused[] = JSON.parse(
    readFileSync(join(folder, 'refused.json'), 'utf8'),
  );
  return new Map(refused.map(({ file, errors }) => [file, errors.length]));
}
