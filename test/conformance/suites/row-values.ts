import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { realWorld } from '../../../tooling/cli/world.ts';
import { type PlannedRun, readPlan, runPlan } from '../../../tooling/project/test/plan.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { type PairRows, rowValues } from '../row-values.ts';
import type { Suite } from '../suite.ts';

/** In CI, one pair of so many. */
const STEP = 12;

/** Rows of detections over logs that belong to them: the values by which they are grouped. */
export const rowValuesOfPairs: Suite = {
  name: 'row-values',
  async run(corpus, { all }) {
    const pairs = readPlan(join(corpus, 'pairs.json')).filter(
      ({ expect }, index) => expect === 'match' && (all || index % STEP === 0),
    );
    const rows = await rowsOf(pairs, corpus);
    return rowValues(all ? 'row-values-all' : 'row-values', rows, corpus);
  },
};

async function rowsOf(pairs: readonly PlannedRun[], corpus: string): Promise<PairRows[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-rows-'));
  try {
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(pairs.map((pair) => placed(pair, corpus))));
    const found: PairRows[] = [];
    const workspaces = new Workspaces(realWorld());
    for await (const { rows } of runPlan(file, { workspaces, clock: () => 0 })) {
      const { detection = '', data = [] } = pairs[found.length] ?? {};
      found.push({ detection, data: [data].flat(), rows });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function placed(pair: PlannedRun, corpus: string): PlannedRun {
  const path = (name: string) => resolve(corpus, name);
  return { ...pair, detection: path(pair.detection), data: [pair.data].flat().map(path) };
}
