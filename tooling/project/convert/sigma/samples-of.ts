import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Detection } from '../../../content/model.ts';
import type { SamplePart } from '../../../detect/sample.ts';

/** The samples of the tests of a rule that are in the content folder or inline. */
export function samplesOf({ tests = [] }: Detection, root: string): readonly SamplePart[][] {
  return tests.map(({ attack_data: files, events = [], source, sourcetype }) => [
    ...(files ?? []).flatMap(({ data: path, ...origin }): SamplePart[] => {
      const isFile = !path.includes('://') && !path.split(/[/\\]/).includes('..');
      const file = join(root, path);
      return isFile && existsSync(file) ? [{ ...origin, data: { kind: 'file', path: file } }] : [];
    }),
    ...events.map(
      (event): SamplePart => ({
        data:
          typeof event === 'string'
            ? { kind: 'text', text: event }
            : { kind: 'fields', fields: event },
        source,
        sourcetype,
      }),
    ),
  ]);
}
