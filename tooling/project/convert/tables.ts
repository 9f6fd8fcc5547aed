import { posix } from 'node:path';
import type { Content } from '../../content/content.ts';
import type { Target } from '../../content/dialects/writer.ts';
import type { ContentDocument } from '../../content/document.ts';
import { optionalText, relativePath } from '../../content/files.ts';
import { tableFiles } from '../../content/lookup-table.ts';
import type { Lookup } from '../../content/model.ts';
import { newPath } from './new-path.ts';
import type { NewText } from './new-text.ts';

interface Place {
  readonly to: Target;
  readonly inPlace: boolean;
}

/** The tables of lookups, at the place where the dialect expects them. */
export function tablesOf(content: Content, place: Place): readonly NewText[] {
  return content.lookup.all.flatMap((document) => {
    const [table] = tableFiles(content, document.data.name).flatMap(
      (path) => optionalText(content.root, path, () => undefined) ?? [],
    );
    if (table === undefined) return [];
    const path = relativePath(table.name, content.root);
    return [{ path: tablePath(path, document, place), text: table.text }];
  });
}

/** In v5 and ESCU 6, a table is next to its definition, with the same name. */
function tablePath(
  path: string,
  document: ContentDocument<Lookup>,
  { to, inPlace }: Place,
): string {
  if (to === 'tripline' || to === 'v4') return path;
  const definition = inPlace ? document.path : newPath(document, to);
  return `${definition.replace(/\.ya?ml$/, '')}${posix.extname(path)}`;
}
