import { createHash } from 'node:crypto';
import { type ContentDocument, contentDocument, type Path, valueAt } from './document.ts';
import type { ContentFile } from './files.ts';
import { readYaml } from './read-yaml.ts';

/** The data of content files that were already parsed and checked, by the digests of their texts. */
export type PreparedContent = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The version of the prepared data; increase it when reading changes, so that data of earlier builds is not used. */
const FORM = '2:';

/** The key of a prepared file: an edited file has another digest and is parsed. */
export function digestOf(text: string): string {
  return createHash('sha256').update(FORM).update(text).digest('base64');
}

/** A document without parsed YAML: it is parsed when a source position is needed. */
export function preparedDocument(
  { path, source }: ContentFile,
  kind: ContentDocument<unknown>['kind'],
  data: Readonly<Record<string, unknown>>,
): ContentDocument<unknown> {
  let parsed: ContentDocument<unknown> | undefined;
  const parse = () => {
    const yaml = readYaml(source, () => undefined);
    parsed ??=
      yaml &&
      contentDocument({ kind, path, file: source, ...yaml, written: data, data, moves: [] });
    return parsed;
  };
  return {
    kind,
    path,
    source,
    data,
    written: data,
    isPrepared: true,
    writtenPath: (native) => native,
    spanAt: (...place) => parse()?.spanAt(...place) ?? { source, start: 0, end: 0 },
    embedded: (place) => ({
      name: path,
      text: textAt(data, place),
      get origin() {
        return parse()?.embedded(place).origin;
      },
    }),
  };
}

function textAt(data: unknown, path: Path): string {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : '';
}
