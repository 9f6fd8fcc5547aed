import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { realWorld } from '../../../tooling/cli/world.ts';
import { readPlan, runPlan } from '../../../tooling/project/test/plan.ts';
import type { TestResult } from '../../../tooling/project/test/test-result.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite, SuiteResult } from '../suite.ts';

interface Pair {
  readonly detection: string;
  readonly data: string | readonly string[];
  readonly expect: 'match' | 'no_match' | 'unsure';
  readonly kind: string;
}

interface Outcome {
  readonly pair: Pair;
  readonly result: TestResult;
}

/** Detections and data that are known to belong together, or not: all that need no more than runs here. */
export const pairs: Suite = {
  name: 'pairs',
  async run(corpus) {
    const outcomes = await runPairs(join(corpus, 'pairs.json'));
    return [
      matches(outcomes, 'pairs-match', () => true),
      silences(outcomes),
      matches(outcomes, 'pairs-match-processes', ({ pair }) => isProcessPair(pair, corpus)),
      differences(outcomes),
    ];
  },
};

async function runPairs(file: string): Promise<Outcome[]> {
  const listed = readPlan(file) as readonly Pair[];
  const outcomes: Outcome[] = [];
  let index = 0;
  for await (const result of runPlan(file, {
    workspaces: new Workspaces(realWorld()),
    clock: () => 0,
  })) {
    const pair = listed[index];
    if (pair !== undefined) outcomes.push({ pair, result });
    index += 1;
  }
  return outcomes;
}

function matches(
  outcomes: readonly Outcome[],
  suite: string,
  belongs: (outcome: Outcome) => boolean,
): SuiteResult {
  const expected = outcomes.filter(
    (outcome) => outcome.pair.expect === 'match' && belongs(outcome),
  );
  const misses = expected.filter(({ result }) => result.rows.length === 0);
  return {
    suite,
    passed: expected.length - misses.length,
    total: expected.length,
    details: misses.map(describe),
  };
}

/** Silence of a search that cannot run proves nothing, and is not counted as held. */
function silences(outcomes: readonly Outcome[]): SuiteResult {
  const expected = outcomes.filter(({ pair }) => pair.expect === 'no_match');
  const held = expected.filter(
    ({ result }) => result.rows.length === 0 && result.status === 'failed' && result.events > 0,
  );
  const fired = expected.filter(({ result }) => result.rows.length > 0);
  const details = [
    `${fired.length} of ${expected.length} fire`,
    ...expected.filter((o) => !held.includes(o)).map(describe),
  ];
  return { suite: 'pairs-no-match', passed: held.length, total: expected.length, details };
}

interface Difference {
  readonly detection: string;
  readonly data: string;
  readonly evidence: string;
}

/** Each difference has to be explained, and each explanation has to explain one. */
function differences(outcomes: readonly Outcome[]): SuiteResult {
  const file = readFileSync('test/conformance/pairs-differences.yml', 'utf8');
  const explained = new Set((parse(file) as Difference[]).map((entry) => keyOf(entry)));
  const found = new Set(outcomes.filter(isDifferent).map(({ pair }) => keyOf(shortNames(pair))));
  const unexplained = [...found].filter((key) => !explained.has(key));
  const gone = [...explained].filter((key) => !found.has(key));
  const total = new Set([...found, ...explained]).size;
  return {
    suite: 'pairs-differences-explained',
    passed: total - unexplained.length - gone.length,
    total,
    details: [
      ...unexplained.map((key) => `not explained: ${key}`),
      ...gone.map((key) => `explained, and holds by now: ${key}`),
    ],
  };
}

function isDifferent({ pair, result }: Outcome): boolean {
  if (pair.expect === 'unsure') return false;
  return result.rows.length > 0 !== (pair.expect === 'match');
}

function keyOf({ detection, data }: Pick<Difference, 'detection' | 'data'>): string {
  return `${detection} on ${data}`;
}

function describe(outcome: Outcome): string {
  const { rows, reason, status } = outcome.result;
  return `${keyOf(shortNames(outcome.pair))}: ${rows.length} rows, ${reason ?? status}`;
}

/** Without the folders that all of them share. */
function shortNames({ detection, data }: Pair): Pick<Difference, 'detection' | 'data'> {
  const files = [data].flat().map((path) => path.split('/').at(-1));
  return { detection: detection.split('/').slice(1).join('/'), data: files.join(', ') };
}

/** Pairs whose searches read Endpoint.Processes and no other data model. */
function isProcessPair({ detection }: Pair, corpus: string): boolean {
  const text = readFileSync(join(corpus, detection), 'utf8');
  const models = [...text.matchAll(/datamodel\s*=\s*"?([\w.]+)/gi)].map(([, name]) => name);
  return models.length > 0 && models.every((name) => name === 'Endpoint.Processes');
}
