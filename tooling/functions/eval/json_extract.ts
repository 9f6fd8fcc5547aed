import { type Json, toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, jsonValue, parseJson } from './json.ts';
import { partsAt } from './json-path.ts';

export const jsonExtract: EagerFunction = {
  name: 'json_extract',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'path', type: 'string', isOptional: true },
  ],
  repeats: 1,
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the value at a path of JSON, or a JSON array of values for several paths.',
  examples: [
    ['json_extract("{\\"a\\":{\\"b\\":1}}","a.b")', '1'],
    ['json_extract("{\\"a\\":[1,2]}","a{}")', '[1,2]'],
  ],
  rules: [93],
  call: ([text = null, ...paths]) => {
    const json = parseJson(text);
    if (json === undefined) return null;
    if (paths.length === 0) return jsonValue(json);
    const parts = paths.map((path) => partAt(json, toText(path)));
    return parts.length === 1 ? jsonValue(parts[0]) : jsonText(parts.map((part) => part ?? null));
  },
};

/** Several values become an array. */
function partAt(json: Json, path: string): Json | undefined {
  if (path === '{}' && !Array.isArray(json)) return json;
  const parts = [...partsAt(json, path)];
  return parts.length > 1 || path.includes('{}') ? parts : parts[0];
}
