import type { CodeLens } from 'vscode-languageserver';
import { toFile } from '../../base/source.ts';
import { TriplineError } from '../../base/tripline-error.ts';
import { detectionIn, isQuick, measuredTests } from '../detection-tests.ts';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';
import { rangeOf } from '../positions.ts';
import { EXPLAIN, RUN_TESTS } from './execute-command.ts';

/** Above the search and the tests of a detection: run, explain, and how many clauses the tests decide. */
export const codeLens: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  listen(connection, editor) {
    connection.onCodeLens(({ textDocument }) => {
      const file = editor.file(textDocument.uri);
      return file === undefined ? [] : lensesOf(file);
    });
    connection.onCodeLensResolve(async (lens) => {
      const file = editor.file(String(lens.data?.uri));
      const title = file === undefined ? 'not measured' : await coverageOf(file);
      const command = { title, command: RUN_TESTS, arguments: [lens.data?.uri] };
      return { ...lens, command };
    });
  },
};

function lensesOf(file: OpenFile): CodeLens[] {
  const detection = detectionIn(file);
  if (detection === undefined) return [];
  const { uri, source } = file;
  const search = rangeOf(toFile(detection.spanAt(['search'], 'key')));
  const tests = (detection.data.tests ?? []).flatMap(({ name }, index) => {
    const span = toFile(detection.spanAt(['tests', index, 'name']));
    // Tests in a separate file are run there.
    if (span.source !== source) return [];
    const range = rangeOf(span);
    return [
      { range, command: { title: 'run test', command: RUN_TESTS, arguments: [uri, name] } },
      { range, command: { title: 'explain', command: EXPLAIN, arguments: [uri, name] } },
    ];
  });
  return [
    { range: search, command: { title: 'explain', command: EXPLAIN, arguments: [uri] } },
    ...(tests.length > 0 ? [{ range: search, data: { uri } }] : []),
    ...tests,
  ];
}

/** How many clauses have both outcomes in some test. */
async function coverageOf(file: OpenFile): Promise<string> {
  try {
    if (!isQuick(file)) return 'run tests';
    const { conditions, notMeasured } = (await measuredTests(file)) ?? {};
    if (conditions === undefined) return `not measured: ${notMeasured ?? 'no tests'}`;
    const decided = conditions.filter(({ whenMet, whenUnmet }) => whenMet && whenUnmet);
    return `${decided.length} of ${conditions.length} clauses decided`;
  } catch (error) {
    if (error instanceof TriplineError) return `not measured: ${error.message}`;
    throw error;
  }
}
