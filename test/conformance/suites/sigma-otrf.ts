import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { type LogFile, logFiles } from '../../../tooling/project/run/log-files.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { sigmaHits, windowsRules } from '../sigma-hits.ts';
import { sigmaWorkspace } from '../sigma-rules.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** What pySigma's SQLite backend found: `sigma-hits.py` writes it. */
interface Recorded {
  readonly compared: number;
  /** IDs of rules by reason. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  /** By file and ID: the number of events, and a digest of their numbers. */
  readonly hits: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Rules in which the engines differ, and why. */
interface Difference {
  readonly reason: string;
  readonly rules: readonly string[];
}

/** In CI, only logs with fewer compressed bytes. */
const SMALL = 400_000;

/** The public rules for Windows find the same events in the logs of lab attacks as an engine of other authors. */
export const sigmaOtrf: Suite = {
  name: 'sigma-otrf',
  run: async (corpus, { all }) => await compared(sigmaWorkspace(corpus), corpus, all),
};

async function compared(workspace: Workspace, corpus: string, all: boolean): Promise<SuiteResult> {
  const recorded = readRecord();
  const refused = new Set(Object.values(recorded.refused).flat());
  const ids = windowsRules(workspace).map(({ data }) => data.id);
  const rules = ids.filter((id) => !refused.has(id));
  const differing = new Map<string, string>();
  let events = 0;
  for (const logs of groups(corpus, all)) {
    const hits = await sigmaHits(workspace, logs);
    for (const file of logs.map(({ path }) => basename(path))) {
      for (const id of rules) {
        const rule = hits.get(id);
        const own = rule?.get(file) ?? [];
        const text = rule === undefined ? 'it does not compile' : textOf(own);
        const other = recorded.hits[file]?.[id] ?? '';
        events += own.length;
        if (text !== other) differing.set(id, `${file}: ${text || 'none'}, not ${other || 'none'}`);
      }
    }
  }
  const known = readDifferences();
  const reasons = known.map(({ reason, rules: listed }) => {
    const count = listed.filter((id) => differing.delete(id)).length;
    return `${count} of ${listed.length} rules differ: ${reason}`;
  });
  return {
    suite: all ? 'sigma-otrf-all' : 'sigma-otrf',
    passed: rules.length - differing.size,
    total: recorded.compared,
    details: [
      `${events} hits`,
      ...reasons,
      ...[...differing].map(([id, difference]) => `${id}: ${difference}`),
    ],
  };
}

/** Small logs are read together; all of them one by one, as the rules keep many of their events. */
function groups(corpus: string, all: boolean): readonly (readonly LogFile[])[] {
  const logs = logFiles([join(corpus, 'otrf')]);
  return all ? logs.map((log) => [log]) : [logs.filter(({ bytes = 0 }) => bytes < SMALL)];
}

function textOf(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const digest = createHash('sha256').update(numbers.join(',')).digest('hex').slice(0, 8);
  return `${numbers.length} ${digest}`;
}

function readRecord(): Recorded {
  return JSON.parse(readFileSync('test/conformance/expected/sigma-otrf.json', 'utf8'));
}

function readDifferences(): readonly Difference[] {
  return parse(readFileSync('test/conformance/sigma-otrf-differences.yml', 'utf8'));
}
