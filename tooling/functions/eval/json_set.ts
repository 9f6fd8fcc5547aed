import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { withPairs } from './json-pairs.ts';

export const jsonSet: EagerFunction = {
  name: 'json_set',
  usage: 'json_set(<json>,<path>,<value>,…)',
  summary: 'Sets values at the given paths of JSON.',
  arity: [3, Number.POSITIVE_INFINITY],
  examples: [['json_set("{\\"a\\":1}","b.c",2)', '{"a":1,"b":{"c":2}}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    const json = parseJson(text);
    return json === undefined ? null : jsonText(withPairs(json, pairs, (_, value) => value));
  },
};
