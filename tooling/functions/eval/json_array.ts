import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText } from './json.ts';

export const jsonArray: EagerFunction = {
  name: 'json_array',
  usage: 'json_array(<value>,…)',
  summary: 'Creates a JSON array from values.',
  arity: [0, Number.POSITIVE_INFINITY],
  examples: [['json_array(1,"x")', '[1,"x"]']],
  rules: [94],
  call: (args) => jsonText(args.map(asJson)),
};
