import type { EagerFunction } from '../eval-function.ts';
import { asJson, jsonText } from './json.ts';

export const jsonArray: EagerFunction = {
  name: 'json_array',
  parameters: [{ name: 'value', type: 'any', isOptional: true }],
  repeats: 1,
  takesNull: true,
  returns: 'any',
  category: 'JSON',
  summary: 'Creates a JSON array from values.',
  examples: [['json_array(1,"x")', '[1,"x"]']],
  rules: [94],
  call: (args) => jsonText(args.map(asJson)),
};
