import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { TriplineError } from '../../base/tripline-error.ts';
import { explainedTest, forgetTests, measuredTests } from '../detection-tests.ts';
import type { Feature } from '../feature.ts';
import type { OpenFile } from '../open-file.ts';

/** Runs the tests of a detection, or one of them: URI of the file, name of the test. */
export const RUN_TESTS = 'tripline.runTests';
/** Explains the result of a test: URI of the file, name of the test (default: the first). */
export const EXPLAIN = 'tripline.explain';

/** The commands of code lenses. Each shows its result, and returns it. */
export const executeCommand: Feature = {
  capabilities: { executeCommandProvider: { commands: [RUN_TESTS, EXPLAIN] } },
  listen(connection, editor) {
    connection.onExecuteCommand(async ({ command, arguments: [uri, test] = [] }) => {
      const file = editor.file(String(uri));
      if (file === undefined) return null;
      const name = typeof test === 'string' ? test : undefined;
      const { isGood, text } = await outcomeOf(command, file, name);
      const type = isGood ? MessageType.Info : MessageType.Warning;
      if (command === RUN_TESTS)
        void connection.sendNotification(ShowMessageNotification.type, { type, message: text });
      connection.console.info(text);
      return text;
    });
  },
};

interface Outcome {
  readonly isGood: boolean;
  readonly text: string;
}

async function outcomeOf(
  command: string,
  file: OpenFile,
  test: string | undefined,
): Promise<Outcome> {
  try {
    if (command === EXPLAIN) return { isGood: true, text: await explainedTest(file, test) };
    return await ranTests(file, test);
  } catch (error) {
    if (error instanceof TriplineError) return { isGood: false, text: error.message };
    throw error;
  }
}

async function ranTests(file: OpenFile, test: string | undefined): Promise<Outcome> {
  forgetTests(file);
  const results = (await measuredTests(file))?.results ?? [];
  const wanted = results.filter((result) => test === undefined || result.test === test);
  const lines = wanted.map(
    ({ test: name, status, reason }) =>
      `${name}: ${status}${reason === null ? '' : ` (${reason})`}`,
  );
  return {
    isGood: wanted.length > 0 && wanted.every(({ status }) => status === 'passed'),
    text: lines.length === 0 ? 'no tests' : lines.join('\n'),
  };
}
