import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';

export const jsonKeys: EagerFunction = {
  name: 'json_keys',
  parameters: [{ name: 'json', type: 'any' }],
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the keys of a JSON object as a JSON array.',
  examples: [['json_keys("{\\"a\\":1,\\"b\\":2}")', '["a","b"]']],
  rules: [94],
  call: ([text = null]) => {
    const json = parseJson(text);
    return typeof json === 'object' && json !== null ? jsonText(Object.keys(json)) : null;
  },
};
