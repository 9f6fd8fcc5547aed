import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';

export const jsonKeys: EagerFunction = {
  name: 'json_keys',
  usage: 'json_keys(<json>)',
  summary: 'Returns the keys of a JSON object as a JSON array.',
  arity: [1, 1],
  examples: [['json_keys("{\\"a\\":1,\\"b\\":2}")', '["a","b"]']],
  rules: [94],
  call: ([text = null]) => {
    const json = parseJson(text);
    return typeof json === 'object' && json !== null ? jsonText(Object.keys(json)) : null;
  },
};
