import { addTo } from '../base/add-to.ts';
import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { NativeData } from './dialects/draft.ts';
import { type ContentDocument, derivedFrom, type TestFile } from './document.ts';
import type { ContentFile } from './files.ts';
import type { Detection, DetectionTest } from './model.ts';

/** The folder of separate tests. */
export const TESTS_FOLDER = 'tests';

/** The schema of a file of separate tests: its tests have the keys of those in a detection. */
export function testFileSchema(detection: {
  readonly properties: { readonly tests: { readonly items: object } };
}): object {
  const { items } = detection.properties.tests;
  const test = { ...items, required: ['name', 'file'] };
  return {
    type: 'object',
    properties: {
      name: { type: 'string' },
      description: { type: 'string' },
      tests: { type: 'array', items: test },
    },
    required: ['tests'],
    additionalProperties: false,
  };
}

/** Whether a file looks like one of tests: a repository can have other YAML in a folder of this name. */
export function isTestFile({ path, source }: ContentFile): boolean {
  return /\.test\.ya?ml$/.test(path) || /\btests["']?\s*:/.test(source.text);
}

/** A key without a value counts as missing. */
export function nativeTestFile(written: Readonly<Record<string, unknown>>): NativeData {
  const { tests } = written;
  if (!Array.isArray(tests)) return { data: written, moves: [] };
  return { data: { ...written, tests: tests.map(withoutEmptyKeys) }, moves: [] };
}

function withoutEmptyKeys(test: unknown): unknown {
  if (!isRecord(test)) return test;
  return Object.fromEntries(Object.entries(test).filter(([, value]) => value !== null));
}

interface SeparateTest {
  readonly document: ContentDocument<TestFile>;
  readonly test: DetectionTest;
}

/** In the 2022 dialect, tests are separate files in tests/ that name their detection. */
export function attachTests(
  detections: readonly ContentDocument<Detection>[],
  files: Iterable<ContentDocument<TestFile>>,
  report: Report,
): ContentDocument<Detection>[] {
  const testsByPath = new Map<string, SeparateTest[]>();
  const known = new Set(detections.map(({ path }) => path));
  for (const document of files) {
    for (const { file, test } of testsIn(document, known, report))
      addTo(testsByPath, file, { document, test });
  }
  if (testsByPath.size === 0) return [...detections];
  return detections.map((document) => withTests(document, testsByPath.get(document.path)));
}

function withTests(
  document: ContentDocument<Detection>,
  separate: readonly SeparateTest[] | undefined,
): ContentDocument<Detection> {
  if (separate === undefined) return document;
  const own = document.data.tests ?? [];
  const added = separate.map(({ test }) => test);
  return derivedFrom(document, added, () => {
    const testFiles = [...new Set(separate.map(({ document: from }) => from))];
    return { ...document, data: { ...document.data, tests: [...own, ...added] }, testFiles };
  });
}

function* testsIn(
  document: ContentDocument<TestFile>,
  known: ReadonlySet<string>,
  report: Report,
): Iterable<{ readonly file: string; readonly test: DetectionTest }> {
  for (const [index, test] of document.data.tests.entries()) {
    const file = `detections/${test.file}`;
    if (known.has(file)) yield { file, test };
    else {
      const span = document.spanAt(['tests', index, 'file']);
      report(contentDiagnostic('test-without-detection', { file }, span));
    }
  }
}
