import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { addTo } from '../../../tooling/base/add-to.ts';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite, SuiteResult } from '../suite.ts';

const GENERATIONS = ['2024-10', '2025-08-third'];

/** Detections whose data sources are all unknown here: each of these sources needs a reason. */
export const namedSources: Suite = {
  name: 'named-sources',
  run(corpus) {
    const { content } = new Workspaces(realWorld()).open('.', ['data_source']);
    const known = new Set([...content.data_source.byName.keys()].map((name) => name.toLowerCase()));
    return GENERATIONS.map((generation) => compare(corpus, generation, known));
  },
};

interface Unmapped {
  readonly source: string;
  readonly reason: string;
}

/** Counts detections of which a source is known, or every source has a reason. */
function compare(corpus: string, generation: string, known: ReadonlySet<string>): SuiteResult {
  const file = readFileSync('test/conformance/unmapped-sources.yml', 'utf8');
  const reasons = new Map((parse(file) as Unmapped[]).map((entry) => [entry.source, entry.reason]));
  const without = new Map<string, string[]>();
  let passed = 0;
  let total = 0;
  for (const { name, sources } of detectionsOf(join(corpus, 'security_content', generation))) {
    total += 1;
    const isKnown = sources.some((source) => known.has(source.toLowerCase()));
    if (isKnown || sources.every((source) => reasons.has(source))) passed += 1;
    if (!isKnown) addTo(without, sources.join(', '), name);
  }
  const details = [...without]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([sources, names]) => {
      const reason = reasons.get(sources.split(', ')[0] ?? '') ?? 'no data source, and no reason';
      return `${sources} (${reason}): ${names.join(', ')}`;
    });
  return { suite: `named-sources-${generation}`, passed, total, details };
}

interface Named {
  readonly name: string;
  readonly sources: readonly string[];
}

/** The detections that name sources; some join two names with AND. */
function* detectionsOf(folder: string): Iterable<Named> {
  const { content } = new Workspaces(realWorld()).open(folder, ['detection']);
  for (const { data } of content.detection.all) {
    const sources = (data.data_source ?? []).flatMap((name) => name.split(' AND '));
    if (sources.length > 0) yield { name: data.name, sources };
  }
}
