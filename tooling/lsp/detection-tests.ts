import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { explain } from '../detect/explain.ts';
import { orFailure, SearchFailure } from '../events/run.ts';
import { placesOf } from '../project/data/places-of.ts';
import { type ConditionJson, explanationJson } from '../project/explain/explanation-json.ts';
import type { CheckedDocument } from '../project/live/check-document.ts';
import { type MeasuredDetection, measureDetection } from '../project/test/measure-detection.ts';
import { TestRunner } from '../project/test/run-tests.ts';
import { sampleSize } from '../project/test/sample-size.ts';
import type { OpenFile } from './open-file.ts';

/** The detection of a file; undefined for other content. */
export function detectionIn({ checked }: OpenFile): ContentDocument<Detection> | undefined {
  const document = checked?.document;
  return document?.kind === 'detection' ? (document as ContentDocument<Detection>) : undefined;
}

const measured = new WeakMap<CheckedDocument, Promise<MeasuredDetection>>();

/** The results of a detection's tests and its clause coverage, measured once until it changes; undefined for other content. */
export function measuredTests(file: OpenFile): Promise<MeasuredDetection> | undefined {
  const detection = detectionIn(file);
  const { checked } = file;
  if (detection === undefined || checked === undefined) return undefined;
  const known = measured.get(checked) ?? measure(file, detection);
  measured.set(checked, known);
  return known;
}

/** The largest samples that are read without being asked for, in bytes: tests run while the author writes. */
const MOST_BYTES = 2_000_000;

/** Whether the tests of a detection are measured, or can be in a moment. */
export function isQuick(file: OpenFile): boolean {
  const detection = detectionIn(file);
  if (file.checked !== undefined && measured.has(file.checked)) return true;
  return (
    detection !== undefined && sampleSize(detection.data, runOptions(file).places) <= MOST_BYTES
  );
}

/** Measures a detection again when it is next asked for: its samples can change without it. */
export function forgetTests({ checked }: OpenFile): void {
  if (checked !== undefined) measured.delete(checked);
}

async function measure(
  file: OpenFile,
  detection: ContentDocument<Detection>,
): Promise<MeasuredDetection> {
  const options = { ...runOptions(file), coverage: true, mutate: false };
  return measureDetection(file.live.tested, detection, options);
}

function runOptions({ live, host }: OpenFile) {
  return { places: placesOf({ content: live.root }, host), settings: {}, clock: host.clock };
}

/** Markdown about why one test of a detection, or the first with a sample, has its result. */
export async function explainedTest(file: OpenFile, name?: string): Promise<string> {
  const detection = detectionIn(file);
  if (detection === undefined) return 'Only detections have tests.';
  const { live } = file;
  const runner = new TestRunner(live.tested, runOptions(file));
  for await (const { result, test, sample } of runner.runAll(detection)) {
    if (name !== undefined && result.test !== name) continue;
    const title = `## ${result.test}: ${result.status}`;
    const search = live.searchOf(detection);
    if (test === undefined || sample === undefined || search === undefined)
      return `${title}\n\n${result.reason ?? ''}`;
    const found = orFailure(() => explain(search, { library: live.state.library, sample }));
    if (found instanceof SearchFailure) return `${title}\n\n${found.message}`;
    const view = { name: detection.data.name, text: search.source.text };
    return [title, ...explanationLines(explanationJson(found, view))].join('\n');
  }
  return 'The detection has no test with a sample.';
}

function explanationLines({
  rows,
  events,
  event,
  results,
}: ReturnType<typeof explanationJson>): readonly string[] {
  const lines = ['', `Rows: ${rows.length}, events: ${events}.`];
  if (event !== undefined) {
    const what = event.passes ? 'matches' : 'is the closest, but does not match';
    lines.push('', `Event ${event.number} ${what}:`, '');
    lines.push(...event.conditions.flatMap((condition) => conditionLines(condition, 0)));
  }
  for (const { before, kept, conditions } of results) {
    lines.push('', `Of ${before} results, ${kept} kept by:`, '');
    if (conditions !== null) lines.push(...conditionLines(conditions, 0));
  }
  return lines;
}

const HEADS: Readonly<Record<string, string>> = { all: 'all of', any: 'any of', not: 'not' };

function conditionLines(
  { kind, text, outcome, saw, children }: ConditionJson,
  depth: number,
): readonly string[] {
  const mark = outcome === null ? '?' : outcome ? '✓' : '✗';
  const start = `${'  '.repeat(depth)}- ${mark}`;
  if (kind !== 'single')
    return [
      `${start} ${HEADS[kind] ?? kind}`,
      ...children.flatMap((child) => conditionLines(child, depth + 1)),
    ];
  const values = Object.entries(saw).map(([field, value]) => `${field} = ${JSON.stringify(value)}`);
  return [[start, codeOf(text), ...values].join(' ')];
}

function codeOf(text: string): string {
  return `\`${text.replaceAll(/\s+/g, ' ').replaceAll('`', "'")}\``;
}
