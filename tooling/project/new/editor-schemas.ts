import { byCodeUnit } from '../../base/order.ts';
import { isRecord } from '../../base/record.ts';
import type { Content } from '../../content/content.ts';
import type { NewFile } from './skeleton.ts';

/** The folder of generated files for editors; do not commit it. */
export const EDITOR_FOLDER = '.tripline/schemas';

/** Names that an editor can complete, from the content folder and from built-in content. */
export interface KnownNames {
  readonly stories: readonly string[];
  readonly dataSources: readonly string[];
  readonly macros: readonly string[];
}

/** The names of content that an editor can suggest. */
export function namesIn(contents: readonly Content[]): KnownNames {
  const namesOf = (kind: 'story' | 'data_source' | 'macro') =>
    [...new Set(contents.flatMap((content) => [...content[kind].byName.keys()]))].sort(byCodeUnit);
  return {
    stories: namesOf('story'),
    dataSources: namesOf('data_source'),
    macros: namesOf('macro'),
  };
}

/**
 * The package's schemas extended by the names of this content folder, so that an editor completes references.
 */
export function editorSchemas(
  schemas: Readonly<Record<string, object>>,
  names: KnownNames,
): NewFile[] {
  return Object.entries(schemas).map(([kind, schema]) => ({
    path: `${EDITOR_FOLDER}/${kind === 'configuration' ? 'tripline' : kind}.schema.json`,
    text: `${JSON.stringify(withNames(schema, names), undefined, 1)}\n`,
  }));
}

/** Which property, in any schema, takes which names. */
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
