import { createHash } from 'node:crypto';
import { findSample, type SamplePlaces } from '../../attack-data/locate.ts';
import { measureIfReadable } from '../../attack-data/measure.ts';
import { parseReference } from '../../attack-data/reference.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection, DetectionTest } from '../../content/model.ts';
import { baselineSamples, ownSamples } from '../../content/test-samples.ts';
import type { DetectionProof, PassedTest, TestedData } from '../../render/app/detection-proof.ts';
import { TestRunner } from '../test/run-tests.ts';
import type { TestResult } from '../test/test-result.ts';
import type { Workspace } from '../workspace.ts';

/** What the tests of each detection show: a proof, or why there is none. */
export type Proofs = ReadonlyMap<ContentDocument<Detection>, DetectionProof | Unproven>;

/** Why a detection is not proven. */
export interface Unproven {
  readonly reason: string;
}

interface ProveOptions {
  readonly places: SamplePlaces;
  readonly clock: () => number;
}

/** Runs the tests of all detections of a content folder. */
export async function proveDetections(
  workspace: Workspace,
  { places, clock }: ProveOptions,
): Promise<Proofs> {
  const runner = new TestRunner(workspace, { places, clock, settings: {} });
  const proofs = new Map<ContentDocument<Detection>, DetectionProof | Unproven>();
  for (const document of workspace.content.detection.all) {
    const results: TestResult[] = [];
    for await (const { result } of runner.runAll(document)) results.push(result);
    const reason = unprovenBecause(results);
    if (reason === undefined)
      proofs.set(document, await proofOf(document, { workspace, places, results }));
    else proofs.set(document, { reason });
  }
  return proofs;
}

/** A passed test that expects results proves a detection, unless another of its tests fails. */
function unprovenBecause(results: readonly TestResult[]): string | undefined {
  const failed = results.find(({ status }) => status === 'failed' || status === 'error');
  if (failed !== undefined) return reasonOf(failed);
  if (results.some(({ status, kind }) => status === 'passed' && kind === 'positive'))
    return undefined;
  const open = results.find(({ status }) => status !== 'passed');
  return open === undefined ? 'no test expects results' : reasonOf(open);
}

function reasonOf({ kind, test, status, reason }: TestResult): string {
  if (kind === 'untested' || kind === 'unread') return reason ?? status;
  return `test "${test}" ${status === 'error' ? 'has an error' : status}: ${reason ?? status}`;
}

interface Passed {
  readonly workspace: Workspace;
  readonly places: SamplePlaces;
  /** Of its tests, in their order. */
  readonly results: readonly TestResult[];
}

async function proofOf(
  document: ContentDocument<Detection>,
  { workspace, places, results }: Passed,
): Promise<DetectionProof> {
  const { name, id, version, tests = [] } = document.data;
  const passed: PassedTest[] = [];
  for (const [index, test] of tests.entries()) {
    const result = results[index];
    if (result?.status !== 'passed') continue;
    passed.push({
      name: test.name,
      kind: result.kind === 'negative' ? 'negative' : 'positive',
      expected: result.expected,
      rows: result.rows.length,
      events: result.events,
      data: await testedData(test, index, places),
    });
  }
  const search = digest(workspace.compile(document).source.text).sha256;
  return { name, id, version, search, tests: passed };
}

async function testedData(
  test: DetectionTest,
  index: number,
  places: SamplePlaces,
): Promise<TestedData[]> {
  const inline =
    test.events == null ? [] : [{ data: 'inline events', ...digest(JSON.stringify(test.events)) }];
  const found: TestedData[] = [];
  for (const { data } of [...baselineSamples(test, index), ...ownSamples(test, index)]) {
    const file = findSample(parseReference(data), places);
    if (file.kind !== 'file') continue;
    const measured = await measureIfReadable(file.path, { gunzip: file.packed });
    if (measured !== undefined) found.push({ data, ...measured });
  }
  return [...inline, ...found];
}

function digest(text: string): Omit<TestedData, 'data'> {
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
  };
}
