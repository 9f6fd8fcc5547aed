import { textReport } from '../base/report/text.ts';
import { BUILT_IN_KINDS } from '../content/built-in.ts';
import { loadContent } from '../content/load.ts';
import { digestOf } from '../content/prepared.ts';
import { createValidator } from '../content/schema.ts';
import { readSchemas } from '../content/schemas.ts';

/** The data of the built-in content, by the digests of its files. Throws if a file is not valid. */
export function preparedContent(packageRoot: string): Readonly<Record<string, unknown>> {
  const content = loadContent(packageRoot, {
    validate: createValidator(readSchemas(packageRoot)),
    report: (problem) => {
      throw new Error(textReport(problem));
    },
    kinds: BUILT_IN_KINDS,
  });
  const prepared: Record<string, unknown> = {};
  for (const kind of BUILT_IN_KINDS)
    for (const { source, data } of content[kind].all) prepared[digestOf(source.text)] = data;
  return prepared;
}
