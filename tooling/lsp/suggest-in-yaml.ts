import { isRecord } from '../base/record.ts';
import type { SchemaKind } from '../content/document.ts';
import { FOLDERS } from '../content/folders.ts';
import { CONFIGURATION_FILE } from '../content/root-files.ts';
import type { OpenFile } from './open-file.ts';
import type { Suggestion, Suggestions } from './suggest-in-search.ts';
import { type YamlPlace, yamlPlaceAt } from './yaml-place.ts';

/** What could be written at a place of a YAML file: keys and values of its schema, and names of other content. */
export function suggestionsInYaml(file: OpenFile, offset: number): Suggestions {
  const place = yamlPlaceAt(file.source, offset);
  const kind = file.checked?.document.kind ?? kindOf(file.path);
  const schema = kind === undefined ? undefined : file.state.schemas[kind];
  const names = place.isKey ? [] : namesFor(place, file);
  const suggestions = names.length > 0 ? names : fromSchema(schema, place);
  return { suggestions, ...place.span };
}

function kindOf(path: string): SchemaKind | undefined {
  if (path === CONFIGURATION_FILE) return 'configuration';
  const [folder = ''] = path.split('/');
  const found = Object.entries(FOLDERS).find(([, folders]) => folders.includes(folder));
  return found?.[0] as SchemaKind | undefined;
}

/** The names of content, techniques and fields that a key takes. */
function namesFor({ path }: YamlPlace, { state, checked }: OpenFile): readonly Suggestion[] {
  const { content, repository, settings } = state;
  switch (path.findLast((part) => part !== '-')) {
    case 'analytic_story':
      return content.story.all.map(({ data }) => reference(data.name, data.description));
    case 'data_source':
      return [...new Set([...content.data_source.all, ...repository.builtIn.data_source.all])].map(
        ({ data }) => reference(data.name, data.description ?? ''),
      );
    case 'mitre_attack_id':
      return [...settings.attack.techniques.values()].map(({ id, name, tactics }) => ({
        label: `${id} ${name}`,
        kind: 'value',
        detail: tactics.join(', '),
        insert: id,
      }));
    case 'field':
      return [...(checked?.search?.fields ?? [])].map((label) => ({ label, kind: 'field' }));
    case 'extends':
      return content.data_source.all.map(({ data }) =>
        reference(data.name, data.description ?? ''),
      );
    case 'replacement_content':
      return content.detection.all.map(({ data }) => reference(data.name, data.description));
    default:
      return [];
  }
}

function reference(name: string, description: string): Suggestion {
  return { label: name, kind: 'reference', documentation: description };
}

function fromSchema(schema: unknown, { path, isKey }: YamlPlace): readonly Suggestion[] {
  const part = path.reduce<unknown>(partOf, schema);
  const suggestions = isKey || path.at(-1) === '-' ? keysOf(part) : [];
  return [...suggestions, ...(isKey ? [] : valuesOf(part))];
}

/** The schema of a part; `-` is an item of a list. */
function partOf(schema: unknown, key: string): unknown {
  for (const option of alternatives(schema)) {
    if (!isRecord(option)) continue;
    const properties = option['properties'];
    const part = key === '-' ? option['items'] : isRecord(properties) ? properties[key] : undefined;
    if (part !== undefined) return part;
  }
  return undefined;
}

function alternatives(schema: unknown): readonly unknown[] {
  if (!isRecord(schema)) return [];
  const options = [schema['anyOf'], schema['oneOf']].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [schema, ...options];
}

function keysOf(schema: unknown): readonly Suggestion[] {
  return alternatives(schema).flatMap((option) => {
    const properties = isRecord(option) ? option['properties'] : undefined;
    if (!isRecord(properties)) return [];
    return Object.entries(properties).map(([label, part]) => ({
      label,
      kind: 'key' as const,
      insert: `${label}: `,
      ...(isRecord(part) && { documentation: String(part['description'] ?? '') }),
    }));
  });
}

function valuesOf(schema: unknown): readonly Suggestion[] {
  return alternatives(schema).flatMap((option) => {
    const values = isRecord(option) ? option['enum'] : undefined;
    if (!Array.isArray(values)) return [];
    return values.map((value) => ({ label: String(value), kind: 'value' as const }));
  });
}
