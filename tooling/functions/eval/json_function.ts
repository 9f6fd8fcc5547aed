import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const json: EagerFunction = {
  name: 'json',
  usage: 'json(<text>)',
  summary: 'Returns the text if it is valid JSON, otherwise null.',
  arity: [1, 1],
  examples: [['json("[1]")', '[1]']],
  rules: [94],
  call: ([value = null]) => (parseJson(value) === undefined ? null : value),
};
