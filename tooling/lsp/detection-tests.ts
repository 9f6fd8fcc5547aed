import { authorToName } from '../content/attribution.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { placesOf } from '../project/data/places-of.ts';
import { explainTests } from '../project/explain/explain-tests.ts';
import type { CheckedDocument } from '../project/live/check-document.ts';
import { type MeasuredDetection, measureDetection } from '../project/test/measure-detection.ts';
import { sampleSize } from '../project/test/sample-size.ts';
import { testText } from '../reports/explain/text.ts';
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

/** Why one test of a detection, or the first with a sample, has its result. */
export async function explainedTest(file: OpenFile, name?: string): Promise<string> {
  const detection = detectionIn(file);
  if (detection === undefined) return 'Only detections have tests.';
  const { data } = detection;
  const search = file.live.searchOf(detection);
  if (search === undefined) return 'The search has errors.';
  const at = data.tests?.findIndex((test) => test.name === name) ?? -1;
  if (name !== undefined && at < 0) return `The detection has no test "${name}".`;
  const test = name === undefined ? undefined : at + 1;
  const request = { ...runOptions(file), test, event: undefined, strict: undefined };
  const view = {
    name: data.name,
    text: search.source.text,
    detection: data,
    author: authorToName(detection),
    raw: false,
  };
  for await (const explained of explainTests(file.live.tested, detection, request)) {
    if (test !== undefined || explained.explanation !== undefined) return testText(explained, view);
  }
  return 'The detection has no test with a sample.';
}
