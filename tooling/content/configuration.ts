import { isRecord } from '../base/record.ts';
import type { ReadOptions, TextReader } from './content-reader.ts';
import { contentDiagnostic } from './diagnostics.ts';
import { type ContentDocument, contentDocument } from './document.ts';
import type { Configuration } from './model.ts';
import { readYaml } from './read-yaml.ts';
import { CONFIGURATION_FILE } from './root-files.ts';

/** Reads the tripline.yml of a content folder; undefined if it does not exist or cannot be read. */
export function readConfiguration(
  reader: TextReader,
  { validate, report }: ReadOptions,
): ContentDocument<Configuration> | undefined {
  const path = CONFIGURATION_FILE;
  const file = reader.text(path, report);
  const yaml = file && readYaml(file, report);
  if (file === undefined || yaml === undefined) return undefined;
  const { data, ...positions } = yaml;
  // An empty file has no settings.
  const written = data ?? {};
  if (!isRecord(written)) {
    const span = { source: file, start: 0, end: Math.min(1, file.text.length) };
    report(contentDiagnostic('not-a-mapping', { kind: 'configuration' }, span));
    return undefined;
  }
  const native = { data: written, moves: [] };
  const parts = { kind: 'configuration', path, file, ...positions, written, ...native } as const;
  const document = contentDocument<unknown>(parts);
  const valid = validate(document, report);
  // Valid against the schema, so the data has the type generated from it.
  return valid === undefined ? undefined : { ...document, data: valid.data as Configuration };
}
