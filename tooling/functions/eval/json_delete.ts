import { type FieldValue, type Json, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { withPart } from './json-path.ts';

export const jsonDelete: EagerFunction = {
  name: 'json_delete',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'path', type: 'string' },
  ],
  repeats: 1,
  returns: 'any',
  category: 'JSON',
  summary: 'Removes the values at the given paths from JSON.',
  examples: [['json_delete("{\\"a\\":1,\\"b\\":2}","b")', '{"a":1}']],
  rules: [94],
  call: ([text = null, ...paths]) => {
    const json = parseJson(text);
    if (json === undefined) return null;
    const without = (rest: Json, path: FieldValue) => withPart(rest, toText(path), () => undefined);
    return jsonText(paths.flatMap(valuesOf).reduce<Json>(without, json));
  },
};
