import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import type { ContentReader } from './content-reader.ts';
import { contentDiagnostic } from './diagnostics.ts';
import type { ContentDocument } from './document.ts';
import type { Detection, DetectionTest } from './model.ts';
import { readYaml } from './read-yaml.ts';

/** How regression tests are read. */
interface Reading {
  readonly reader: ContentReader;
  readonly report: Report;
}

/** Rules of Sigma with the regression tests that they name: captures in which they must find something. */
export function attachRegressionTests(
  detections: readonly ContentDocument<Detection>[],
  reading: Reading,
): readonly ContentDocument<Detection>[] {
  return detections.map((document) => {
    const path = regressionTestsPath(document);
    if (path === undefined) return document;
    const added = testsIn(path, document, reading);
    const tests = [...(document.data.tests ?? []), ...added];
    return { ...document, data: { ...document.data, tests } };
  });
}

/** The file that describes the regression tests of a Sigma rule; undefined if it names none. */
export function regressionTestsPath({
  dialect,
  written,
}: Pick<ContentDocument<unknown>, 'dialect' | 'written'>): string | undefined {
  const path = written['regression_tests_path'];
  return dialect === 'sigma' && typeof path === 'string' ? path : undefined;
}

function testsIn(
  path: string,
  document: ContentDocument<Detection>,
  { reader, report }: Reading,
): readonly DetectionTest[] {
  const isInside = !path.startsWith('/') && !path.split(/[/\\]/).includes('..');
  const source = isInside ? reader.text(path, report) : undefined;
  const data = source && readYaml(source, report)?.data;
  const tests = isRecord(data) ? data['regression_tests_info'] : undefined;
  if (Array.isArray(tests)) return tests.filter(isRecord).flatMap(testOf);
  const span = document.spanAt(['regression_tests_path']);
  report(contentDiagnostic('missing-regression-tests', { path }, span));
  return [];
}

/** The number of matches in a capture is the least: captures often have the same activity twice. */
function testOf(written: Readonly<Record<string, unknown>>): readonly DetectionTest[] {
  const { name, path, match_count: count } = written;
  if (typeof path !== 'string') return [];
  const least = typeof count === 'number' ? count : 1;
  return [
    {
      name: typeof name === 'string' ? name : path,
      attack_data: [{ data: path }],
      ...(least === 0 ? { expected_results: 0 } : { pass_condition: `@count_gte(${least})` }),
    },
  ];
}
