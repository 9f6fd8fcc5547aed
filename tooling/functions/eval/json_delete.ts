import { type FieldValue, type Json, toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { withPart } from './json-path.ts';

export const jsonDelete: EagerFunction = {
  name: 'json_delete',
  usage: 'json_delete(<json>,<path>,…)',
  summary: 'Removes the values at the given paths from JSON.',
  arity: [2, Number.POSITIVE_INFINITY],
  examples: [['json_delete("{\\"a\\":1,\\"b\\":2}","b")', '{"a":1}']],
  rules: [94],
  call: ([text = null, ...paths]) => {
    const json = parseJson(text);
    if (json === undefined) return null;
    const without = (rest: Json, path: FieldValue) => withPart(rest, toText(path), () => undefined);
    return jsonText(paths.flatMap(valuesOf).reduce<Json>(without, json));
  },
};
