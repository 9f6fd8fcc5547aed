import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const isarray: EagerFunction = {
  name: 'isarray',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a JSON array.',
  examples: [
    ['isarray("[1, 2, 3]")', 'True'],
    ['isarray(1)', 'False'],
  ],
  rules: [],
  call: ([value = null]) => Array.isArray(parseJson(value)),
};
