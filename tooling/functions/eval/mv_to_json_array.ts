import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText } from './json.ts';

export const mvToJsonArray: EagerFunction = {
  name: 'mv_to_json_array',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'infer', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'JSON',
  summary: 'Converts a multivalue to a JSON array.',
  examples: [['mv_to_json_array(split("a,b",","))', '["a","b"]']],
  rules: [94],
  call: ([value = null, infer = false]) => {
    const isInferred = infer === true || toText(infer).toLowerCase() === 'true';
    const items = valuesOf(value).map((item) => (isInferred ? asJson(item) : toText(item)));
    return value === null ? null : jsonText(items);
  },
};
