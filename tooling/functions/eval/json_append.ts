import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { asArray, type Combine, withPairs } from './json-pairs.ts';

export const jsonAppend: EagerFunction = {
  name: 'json_append',
  usage: 'json_append(<json>,<path>,<value>,…)',
  summary: 'Appends values to the arrays at the given paths of JSON, each as one item.',
  arity: [3, Number.POSITIVE_INFINITY],
  examples: [['json_append("{\\"a\\":[1]}","a","x")', '{"a":[1,"x"]}']],
  rules: [94],
  call: ([text = null, ...pairs]) => {
    const json = parseJson(text);
    return json === undefined ? null : jsonText(withPairs(json, pairs, append));
  },
};

const append: Combine = (part, value) =>
  part === undefined ? undefined : [...asArray(part), value];
