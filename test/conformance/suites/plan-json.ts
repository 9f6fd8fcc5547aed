import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../tooling/backends/engine/build.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { type CompiledSearch, compileSearchText } from '../../../tooling/detect/compile-search.ts';
import { lookupsOf } from '../../../tooling/detect/library.ts';
import type { RunSettings, Sample, SamplePart } from '../../../tooling/detect/sample.ts';
import { settingsOf } from '../../../tooling/detect/test-detection.ts';
import { rowKey } from '../../../tooling/detect/trace-rows.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { eventOf } from '../../../tooling/events/row.ts';
import { orFailure, type Run, runWith, SearchFailure } from '../../../tooling/events/run.ts';
import { environmentFor } from '../../../tooling/mapping/environment.ts';
import { checkPlan } from '../../../tooling/plan/check-plan.ts';
import { fromJson, toJson } from '../../../tooling/plan/json.ts';
import { optimise } from '../../../tooling/plan/passes/index.ts';
import { TestRunner } from '../../../tooling/project/test/run-tests.ts';
import { SampleCache } from '../../../tooling/project/test/sample-cache.ts';
import type { Workspace } from '../../../tooling/project/workspace.ts';
import { knownFunctions } from '../../plan/known-functions.ts';
import type { CaseSearch } from '../case-search.ts';
import { openSnapshot, ownWorkspace } from '../searches.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** A plan that is written as JSON and read again is the same, is valid, and runs to the same rows. */
export const planJson: Suite = {
  name: 'plan-json',
  run: async (corpus) => [await ownTests(), await pairRuns(corpus), recordedFacts(corpus)],
};

async function ownTests(): Promise<SuiteResult> {
  const workspace = ownWorkspace();
  const places = { content: '.', cache: join('.', '.no-cache'), lock: new Map() };
  const settings = {};
  const runner = new TestRunner(workspace, { places, settings, clock: () => 0 });
  const comparison = new Comparison('plan-json-own-tests');
  for (const detection of workspace.content.detection.all) {
    const search = workspace.compile(detection);
    for await (const { result, test, sample } of runner.runAll(detection)) {
      if (sample === undefined || test === undefined) continue;
      const name = `${result.detection}: ${result.test}`;
      comparison.compare(name, search, workspace, onSample(sample, settingsOf(test, settings)));
    }
  }
  return comparison.result;
}

async function pairRuns(corpus: string): Promise<SuiteResult> {
  const file = join(corpus, 'pairs.json');
  const pairs: readonly Pair[] = JSON.parse(readFileSync(file, 'utf8'));
  const comparison = new Comparison('plan-json-pairs');
  for (const snapshot of new Set(pairs.map(({ detection }) => detection.split('/')[1] ?? ''))) {
    const workspace = openSnapshot(corpus, snapshot);
    const cache = new SampleCache(workspace.library, { most: 1 });
    const folder = `security_content/${snapshot}/`;
    const { all } = workspace.content.detection;
    const detections = new Map(all.map((document) => [folder + document.path, document]));
    for (const pair of pairs) {
      const document = detections.get(pair.detection);
      if (document === undefined) continue;
      const { sample } = await cache.read(partsOf(pair, corpus));
      comparison.compare(pair.detection, workspace.compile(document), workspace, onSample(sample));
    }
  }
  return comparison.result;
}

interface Pair extends Pick<SamplePart, 'source' | 'sourcetype'> {
  readonly detection: string;
  readonly data: string | readonly string[];
}

function partsOf({ data, source, sourcetype }: Pair, corpus: string): SamplePart[] {
  const metadata = { source: source ?? undefined, sourcetype: sourcetype ?? undefined };
  return [data].flat().map((path) => ({
    data: { kind: 'file', path: join(corpus, path) },
    ...metadata,
  }));
}

function recordedFacts(corpus: string): SuiteResult {
  const file = join(corpus, 'spl', 'recorded-facts.json');
  const cases: readonly CaseSearch[] = JSON.parse(readFileSync(file, 'utf8'));
  const workspace = ownWorkspace();
  const { library } = workspace;
  const comparison = new Comparison('plan-json-facts');
  for (const item of cases) {
    const search = compileSearchText(fileSource(item.id, item.search), library, () => undefined);
    comparison.compare(item.id, search, workspace, (one) => rowsOf(item, one, workspace));
  }
  return comparison.result;
}

function rowsOf(
  { input = [], now = 0 }: CaseSearch,
  { executable }: CompiledSearch,
  { library }: Workspace,
): readonly Event[] | SearchFailure {
  const rows = input.map(eventOf);
  const scan: Run['scan'] = ({ kind }) => (kind === 'events' ? rows : []);
  const run = runWith({ now, scan, lookup: (name) => library.lookup(name) });
  return orFailure(() => [...executable(run)]);
}

type RunSearch = (search: CompiledSearch) => readonly Event[] | SearchFailure;

function onSample(sample: Sample, settings: RunSettings = {}): RunSearch {
  return ({ executable }) =>
    orFailure(() => [...executable(sample.run(() => undefined, settings))]);
}

class Comparison {
  private readonly suite: string;
  private readonly details: string[] = [];
  private total = 0;
  /** A search that runs more than once is read once. */
  private readonly read = new Map<CompiledSearch, ReadSearch>();

  constructor(suite: string) {
    this.suite = suite;
  }

  compare(name: string, search: CompiledSearch, { library }: Workspace, run: RunSearch): void {
    this.total += 1;
    const read =
      this.read.get(search) ?? readAgain(search, environmentFor(search.source, lookupsOf(library)));
    this.read.set(search, read);
    const problem = read.problem ?? difference(run(search), run(read.search));
    if (problem !== undefined) this.details.push(`${name}: ${problem}`);
  }

  get result(): SuiteResult {
    const { suite, total, details } = this;
    return { suite, passed: total - details.length, total, details };
  }
}

interface ReadSearch {
  readonly search: CompiledSearch;
  readonly problem: string | undefined;
}

function readAgain(
  search: CompiledSearch,
  environment: ReturnType<typeof environmentFor>,
): ReadSearch {
  const optimised = fromJson(toJson(search.optimised));
  return {
    search: { ...search, optimised, executable: build(optimised, environment) },
    problem: isSame(optimised, search.optimised) ? invalid(search) : 'the plan differs',
  };
}

function invalid({ plan, status }: CompiledSearch): string | undefined {
  if (status === 'error') return undefined;
  const found = checkPlan(plan, knownFunctions);
  optimise(plan, (current, { name }) => {
    for (const violation of checkPlan(current, knownFunctions)) found.push(`${name}: ${violation}`);
  });
  return found[0];
}

function difference(
  before: readonly Event[] | SearchFailure,
  after: readonly Event[] | SearchFailure,
): string | undefined {
  if (before instanceof SearchFailure || after instanceof SearchFailure)
    return String(before) === String(after) ? undefined : 'one of the two fails';
  const [first, second] = [before.map(rowKey), after.map(rowKey)];
  return isSame(first, second) ? undefined : `${before.length} rows, then ${after.length}`;
}

/** Data is the same; a property that is undefined is as good as none. Nothing but plain data is ever the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return typeof a !== 'function' && Object.is(a, b);
  if (a instanceof Map || b instanceof Map || a instanceof Set || b instanceof Set) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    [...keys].every((key) => isSame(Reflect.get(a, key), Reflect.get(b, key)))
  );
}
