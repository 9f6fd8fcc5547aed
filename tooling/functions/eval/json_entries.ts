import type { EagerFunction } from '../eval-function.ts';
import { jsonText, parseJson } from './json.ts';
import { isObject } from './json-path.ts';

export const jsonEntries: EagerFunction = {
  name: 'json_entries',
  parameters: [{ name: 'json', type: 'any' }],
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the keys and values of a JSON object as a JSON array of objects.',
  examples: [['json_entries("{\\"a\\":1}")', '[{"key":"a","value":1}]']],
  rules: [94],
  call: ([text = null]) => {
    const json = parseJson(text);
    if (!isObject(json)) return null;
    return jsonText(Object.entries(json).map(([key, value]) => ({ key, value })));
  },
};
