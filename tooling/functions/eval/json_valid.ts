import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const jsonValid: EagerFunction = {
  name: 'json_valid',
  parameters: [{ name: 'text', type: 'any' }],
  returns: 'Boolean',
  category: 'JSON',
  summary: 'Returns whether a text is valid JSON.',
  examples: [
    ['json_valid("[1]")', 'True'],
    ['json_valid("[1")', 'False'],
  ],
  rules: [94],
  call: ([value = null]) => (value === null ? null : parseJson(value) !== undefined),
};
