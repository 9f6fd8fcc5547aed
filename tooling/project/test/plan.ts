import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import { reasonOf } from '../../base/system-error.ts';
import { readText } from '../../content/files.ts';
import { readDocument } from '../../content/load.ts';
import { type CompiledSearch, compileSearchText } from '../../detect/compile-search.ts';
import type { RunSettings, Sample, SamplePart } from '../../detect/sample.ts';
import { runTest } from '../../detect/test-detection.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace, Workspaces } from '../workspace.ts';
import { withoutData } from './run-tests.ts';
import { problemOf, SampleCache } from './sample-cache.ts';
import type { TestResult } from './test-result.ts';

/** One entry of a plan: run this detection over this data. */
export interface PlannedRun {
  readonly detection: string;
  readonly data: string | readonly string[];
  readonly source?: string | null;
  readonly sourcetype?: string | null;
  readonly expect?: string;
}

/** Runs the pairs in a JSON file. Paths are relative to that file, or absolute. */
export async function* runPlan(file: string, options: PlanOptions): AsyncIterable<TestResult> {
  for await (const { result } of ranPairs(file, options)) yield result;
}

/** A pair that ran; without its search and sample if one of them could not be read. */
export interface RanPair {
  readonly result: TestResult;
  readonly search?: CompiledSearch;
  readonly sample?: Sample;
}

/** Runs the pairs in a JSON file, with their searches and samples. */
export async function* ranPairs(file: string, options: PlanOptions): AsyncIterable<RanPair> {
  const folder = dirname(resolve(file));
  const samples = new Map<Workspace, SampleCache>();
  for (const [index, planned] of readPlan(file).entries()) {
    if (options.takes?.(index) === false) continue;
    yield await runPlanned(planned, { ...options, folder, samples });
  }
}

/** The pairs of detection and data in a JSON file. */
export function readPlan(file: string): readonly PlannedRun[] {
  if (!existsSync(file)) throw new UsageError(`plan ${file} does not exist`);
  let plan: unknown;
  try {
    plan = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`plan ${file} is not valid JSON: ${reasonOf(error)}`);
  }
  if (!Array.isArray(plan) || !plan.every(isPlanned)) {
    throw new UsageError('a plan is a list of {"detection": path, "data": path or paths}');
  }
  return plan;
}

function isPlanned(entry: unknown): entry is PlannedRun {
  return isRecord(entry) && typeof entry['detection'] === 'string' && entry['data'] !== undefined;
}

/** How the pairs are run. */
export interface PlanOptions {
  /** Which pairs run, by their place in the file; all if left out. */
  readonly takes?: ((index: number) => boolean) | undefined;
  readonly workspaces: Workspaces;
  readonly clock: () => number;
  readonly settings?: Pick<RunSettings, 'timeZone' | 'geo'> | undefined;
  /** Whether malformed or unrecognized records are errors. */
  readonly strict?: boolean | undefined;
  /** A time at or after all events, for those without a year or a time. */
  readonly referenceTime?: number | undefined;
  /** Whether missing data is an error. */
  readonly requireData?: boolean | undefined;
}

interface PlanContext extends PlanOptions {
  readonly folder: string;
  /** One sample is kept per content folder: consecutive entries of a plan often share it. */
  readonly samples: Map<Workspace, SampleCache>;
}

async function runPlanned(
  planned: PlannedRun,
  { folder, samples, workspaces, clock, settings, strict, requireData, referenceTime }: PlanContext,
): Promise<RanPair> {
  const started = clock();
  const data = [planned.data].flat();
  const diagnostics: Diagnostic[] = [];
  const base = { test: planned.expect ?? 'plan', data, kind: 'positive' as const, diagnostics };
  const finish = (
    rest: Pick<TestResult, 'status' | 'reason'> & Partial<TestResult>,
    ran: Omit<RanPair, 'result'> = {},
  ): RanPair => ({
    ...ran,
    result: {
      detection: planned.detection,
      span: undefined,
      expected: '> 0',
      rows: [],
      events: 0,
      inconclusive: [],
      warnings: [],
      missing: [],
      ...base,
      ...rest,
      ms: Math.round(clock() - started),
    },
  });
  const report = (problem: Diagnostic) => diagnostics.push(problem);
  const path = absolute(folder, planned.detection);
  const root = contentRoot(path);
  if (root === undefined)
    return finish({ status: 'error', reason: 'detection is not in a content folder' });
  const workspace = workspaces.open(root, ['macro', 'lookup', 'data_source', 'data_model']);
  const detection = readDetection(path, { root, workspaces, report });
  if (detection === undefined)
    return finish({ status: 'error', reason: 'detection cannot be read' });
  const parts = data.map((item) => partOf(item, planned, folder));
  const missing = data.filter((_, index) => parts[index] === undefined);
  if (missing.length > 0) return finish(withoutData(missing, { requireData }));
  const search = compileSearchText(detection.embedded(['search']), workspace.library, report);
  const cache =
    samples.get(workspace) ??
    new SampleCache(workspace.library, { most: 1, strict, referenceTime });
  samples.set(workspace, cache);
  const read = await cache.read(parts as SamplePart[]);
  read.problems.forEach(report);
  const verdict = runTest({
    search,
    test: { name: base.test },
    sample: read.sample,
    settings,
  });
  const result = { ...verdict, ...problemOf(read), detection: planned.detection };
  return finish(result, { search, sample: read.sample });
}

function readDetection(
  path: string,
  {
    root,
    workspaces,
    report,
  }: { root: string; workspaces: Workspaces; report: (problem: Diagnostic) => void },
) {
  const inRoot = relative(root, path).split(sep).join('/');
  const source = readText(root, inRoot, report);
  if (source === undefined) return undefined;
  return readDocument({ path: inRoot, source }, 'detection', {
    validate: workspaces.validate,
    report,
  });
}

function absolute(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** The folder above `detections/`. */
function contentRoot(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  return basename(parent) === 'detections' ? dirname(parent) : contentRoot(parent);
}

/** A file or, with `file.yml#key`, the text under a key of a YAML file. */
function partOf(
  item: string,
  { source, sourcetype }: PlannedRun,
  folder: string,
): SamplePart | undefined {
  const [file = '', key] = item.split('#');
  const path = [absolute(folder, file), `${absolute(folder, file)}.gz`].find((candidate) =>
    existsSync(candidate),
  );
  if (path === undefined) return undefined;
  const given = { source: source ?? undefined, sourcetype: sourcetype ?? undefined };
  if (key === undefined) return { data: { kind: 'file', path }, ...given };
  const document: unknown = parse(readFileSync(path, 'utf8'));
  const text = isRecord(document) ? document[key] : undefined;
  return typeof text === 'string' ? { data: { kind: 'text', text }, ...given } : undefined;
}
