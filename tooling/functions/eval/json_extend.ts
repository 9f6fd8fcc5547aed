import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { asArray, type Combine, withPairs } from './json-pairs.ts';

export const jsonExtend: EagerFunction = {
  name: 'json_extend',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'path', type: 'string' },
    { name: 'array', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Appends the items of arrays to the arrays at the given paths of JSON.',
  examples: [['json_extend("{\\"a\\":[1]}","a",json_array(2,3))', '{"a":[1,2,3]}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    const json = parseJson(text);
    return json === undefined ? null : jsonText(withPairs(json, pairs, extend));
  },
};

const extend: Combine = (part, value) =>
  part === undefined ? undefined : [...asArray(part), ...asArray(value)];
