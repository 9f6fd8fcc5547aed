import { isRecord } from '../../base/record.ts';
import type { Data } from '../../content/dialects/writer.ts';

/** Keys that tests have only in a separate file, or that have no effect since tests are part of the detection. */
const FILE_KEYS = ['file', 'pass_condition', 'earliest_time', 'latest_time', 'baselines'];

/** Tests of separate files become part of the detection. */
export function withoutFileKeys(native: Data): Data {
  const { tests } = native;
  if (!Array.isArray(tests) || !tests.some((test) => isRecord(test) && 'file' in test))
    return native;
  return {
    ...native,
    tests: tests.map((test) =>
      isRecord(test) && 'file' in test
        ? Object.fromEntries(Object.entries(test).filter(([key]) => !FILE_KEYS.includes(key)))
        : test,
    ),
  };
}
