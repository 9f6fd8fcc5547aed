import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../../../tooling/base/order.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import { checkContent } from '../../../tooling/project/check/check-content.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import { SNAPSHOTS } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** A day after all snapshots, so that the sums stay what they are. */
const TODAY = '2026-11-24';

/** How often each rule and each stage finds something in public content, against a list that was reviewed. */
export const checkSummary: Suite = {
  name: 'check-summary',
  run: (corpus) => ROOTS.map((root) => summary(corpus, root)),
};

/** The content of each dialect. */
const ROOTS = [
  ...[...SNAPSHOTS, '2025-08-third', 'escu6-third'].map((name) => `security_content/${name}`),
  'docs24/content',
];

function summary(corpus: string, root: string): SuiteResult {
  const snapshot = root.replace('security_content/', '').replace('/content', '');
  const lines = countsByCode(join(corpus, root));
  const file = `test/conformance/expected/check-${snapshot}.txt`;
  const expected = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const misses = [
    ...lines.filter((line) => !expected.includes(line)).map((line) => `found ${line}`),
    ...expected.filter((line) => !lines.includes(line)).map((line) => `expected ${line}`),
  ];
  return {
    suite: `check-summary-${snapshot}`,
    passed: expected.filter((line) => lines.includes(line)).length,
    total: Math.max(lines.length, expected.length),
    details: misses,
  };
}

function countsByCode(root: string): string[] {
  const world = { ...realWorld(), today: () => TODAY };
  const { diagnostics } = checkContent(new Workspaces(world).open(root), world);
  const counts = new Map<string, number>();
  for (const { code, severity } of diagnostics) {
    const key = `${code} ${severity}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => `${key} ${count}`).sort(byCodeUnit);
}
