import { toText, valuesOf } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText } from './json.ts';

export const mvToJsonArray: EagerFunction = {
  name: 'mv_to_json_array',
  usage: 'mv_to_json_array(<value>[,<infer>])',
  summary: 'Converts a multivalue to a JSON array.',
  arity: [1, 2],
  examples: [['mv_to_json_array(split("a,b",","))', '["a","b"]']],
  rules: [94],
  call: ([value = null, infer = false]) => {
    const isInferred = infer === true || toText(infer).toLowerCase() === 'true';
    const items = valuesOf(value).map((item) => (isInferred ? asJson(item) : toText(item)));
    return value === null ? null : jsonText(items);
  },
};
