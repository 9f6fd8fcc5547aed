import { byCodeUnit } from '../../base/order.ts';
import { isRecord } from '../../base/record.ts';
import type { Content } from '../../content/content.ts';
import type { NewFile } from './skeleton.ts';

/** The folder of what editors need; it is made anew at any time, and belongs into no commit. */
export const EDITOR_FOLDER = '.tripline/schemas';

/** Names that an editor can complete: those of the content folder, and of what ships with the package. */
export interface KnownNames {
  readonly stories: readonly string[];
  readonly dataSources: readonly string[];
  readonly macros: readonly string[];
}

export function namesIn(contents: readonly Content[]): KnownNames {
  const namesOf = (kind: 'story' | 'data_source' | 'macro') =>
    [...new Set(contents.flatMap((content) => [...content[kind].byName.keys()]))].sort(byCodeUnit);
  return {
    stories: namesOf('story'),
    dataSources: namesOf('data_source'),
    macros: namesOf('macro'),
  };
}

/** The package's schemas with the names of this content folder in them, so that an editor completes references. */
export function editorSchemas(
  schemas: Readonly<Record<string, object>>,
  names: KnownNames,
): NewFile[] {
  return Object.entries(schemas).map(([kind, schema]) => ({
    path: `${EDITOR_FOLDER}/${kind === 'configuration' ? 'tripline' : kind}.schema.json`,
    text: `${JSON.stringify(withNames(schema, names), undefined, 1)}\n`,
  }));
}

/** Which lists hold which names, wherever a schema has a property of that name. */
function withNames(schema: unknown, names: KnownNames, key = ''): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withNames(item, names));
  if (!isRecord(schema)) return schema;
  const known = {
    analytic_story: names.stories,
    data_source: names.dataSources,
    macros: names.macros,
  }[key];
  const items = known === undefined ? undefined : { anyOf: [{ enum: known }, { type: 'string' }] };
  const parts = Object.entries(schema).map(([name, part]) => [
    name,
    name === 'items' && items !== undefined ? items : withNames(part, names, name),
  ]);
  return Object.fromEntries(parts);
}
