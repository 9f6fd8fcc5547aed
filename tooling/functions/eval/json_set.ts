import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { withPairs } from './json-pairs.ts';

export const jsonSet: EagerFunction = {
  name: 'json_set',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'path', type: 'string' },
    { name: 'value', type: 'any' },
  ],
  repeats: 2,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Sets values at the given paths of JSON.',
  examples: [['json_set("{\\"a\\":1}","b.c",2)', '{"a":1,"b":{"c":2}}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    const json = parseJson(text);
    return json === undefined ? null : jsonText(withPairs(json, pairs, (_, value) => value));
  },
};
