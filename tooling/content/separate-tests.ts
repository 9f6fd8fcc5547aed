import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import { yamlFiles } from './files.ts';
import type { Detection, DetectionTest } from './model.ts';
import { parseYaml } from './yaml.ts';

interface SeparateTest {
  /** The detection's path below detections/. */
  readonly file: string;
  readonly test: DetectionTest;
}

/** In the 2022 dialect tests are files of their own below tests/, each naming the detection that it is for. */
export function attachTests(
  root: string,
  detections: readonly ContentDocument<Detection>[],
  report: Report,
): ContentDocument<Detection>[] {
  const testsByPath = new Map<string, DetectionTest[]>();
  const known = new Set(detections.map(({ path }) => path));
  for (const { file, test } of separateTests(root, known, report)) {
    testsByPath.set(file, [...(testsByPath.get(file) ?? []), test]);
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
    const written: unknown = yaml?.document.toJS();
    if (!isRecord(written) || !Array.isArray(written['tests'])) continue;
    for (const test of written['tests'].filter(isRecord)) {
      const file = `detections/${String(test['file'])}`;
      if (known.has(file)) yield { file, test: test as unknown as DetectionTest };
      else {
        const start = Math.max(0, source.text.indexOf(String(test['file'])));
        const span = { source, start, end: start + String(test['file']).length };
        report(contentDiagnostic('test-without-detection', { file }, span));
      }
    }
  }
}
