import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const json: EagerFunction = {
  name: 'json',
  parameters: [{ name: 'text', type: 'any' }],
  returns: 'any',
  category: 'JSON',
  summary: 'Returns the text if it is valid JSON, otherwise null.',
  examples: [['json("[1]")', '[1]']],
  rules: [94],
  call: ([value = null]) => (parseJson(value) === undefined ? null : value),
};
