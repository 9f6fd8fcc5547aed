import { toFieldValue } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { jsonValue, parseJson } from './json.ts';

export const jsonArrayToMv: EagerFunction = {
  name: 'json_array_to_mv',
  parameters: [
    { name: 'json', type: 'any' },
    { name: 'infer', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'JSON',
  summary: 'Converts a JSON array to a multivalue.',
  examples: [['json_array_to_mv("[\\"a\\",\\"b\\"]")', '["a","b"]']],
  rules: [94],
  call: ([text = null]) => {
    const json = parseJson(text);
    return Array.isArray(json)
      ? toFieldValue(json.map(jsonValue).filter((item) => item !== null))
      : null;
  },
};
