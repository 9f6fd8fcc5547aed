import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { asArray, type Combine, withPairs } from './json-pairs.ts';

export const jsonAppend: EagerFunction = {
  name: 'json_append',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'path', type: 'string' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Appends values to the arrays at the given paths of JSON, each as one item.',
  examples: [['json_append("{\\"a\\":[1]}","a","x")', '{"a":[1,"x"]}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    const json = parseJson(text);
    return json === undefined ? null : jsonText(withPairs(json, pairs, append));
  },
};

const append: Combine = (part, value) =>
  part === undefined ? undefined : [...asArray(part), value];
