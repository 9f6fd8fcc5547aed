import { addTo } from '../base/add-to.ts';
import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import { yamlFiles } from './files.ts';
import type { Detection, DetectionTest } from './model.ts';
import { dataOf, parseYaml } from './yaml.ts';

interface SeparateTest {
  /** The detection's path below detections/. */
  readonly file: string;
  readonly test: DetectionTest;
}

/** In the 2022 dialect, tests are separate files in tests/ that name their detection. */
export function attachTests(
  root: string,
  detections: readonly ContentDocument<Detection>[],
  report: Report,
): ContentDocument<Detection>[] {
  const testsByPath = new Map<string, DetectionTest[]>();
  const known = new Set(detections.map(({ path }) => path));
  for (const { file, test } of separateTests(root, known, report)) {
    addTo(testsByPath, file, test);
  }
  return detections.map((document) => withTests(document, testsByPath.get(document.path)));
}

function withTests(
  document: ContentDocument<Detection>,
  tests: readonly DetectionTest[] | undefined,
): ContentDocument<Detection> {
  if (tests === undefined) return document;
  const data = { ...document.data, tests: [...(document.data.tests ?? []), ...tests] };
  return { ...document, data };
}

function* separateTests(
  root: string,
  known: ReadonlySet<string>,
  report: Report,
): Iterable<SeparateTest> {
  for (const { source } of yamlFiles(root, 'tests', report)) {
    const yaml = parseYaml(source, report);
    const written = yaml && dataOf(yaml, report);
    if (!isRecord(written) || !Array.isArray(written['tests'])) continue;
    for (const test of written['tests'].filter(isRecord)) {
      const named = String(test['file']);
      const file = `detections/${named}`;
      const start = Math.max(0, source.text.indexOf(named));
      const span = { source, start, end: start + named.length };
      if (!known.has(file)) report(contentDiagnostic('test-without-detection', { file }, span));
      else if (isTest(test)) yield { file, test };
      else report(contentDiagnostic('malformed-test', {}, span));
    }
  }
}

/** Whether a test has a name and a list of samples with their locations. */
function isTest(test: object): test is DetectionTest {
  const { name, attack_data: samples, events } = test as Readonly<Record<string, unknown>>;
  return (
    typeof name === 'string' &&
    (isAbsent(samples) || (Array.isArray(samples) && samples.every(isSample))) &&
    (isAbsent(events) || Array.isArray(events))
  );
}

function isSample(sample: unknown): boolean {
  return isRecord(sample) && typeof sample['data'] === 'string';
}

/** A key without a value counts as missing. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
