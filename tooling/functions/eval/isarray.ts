import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const isarray: EagerFunction = {
  name: 'isarray',
  usage: 'isarray(<value>)',
  summary: 'Returns whether a value is a JSON array.',
  arity: [1, 1],
  examples: [
    ['isarray("[1, 2, 3]")', 'True'],
    ['isarray(1)', 'False'],
  ],
  rules: [],
  call: ([value = null]) => Array.isArray(parseJson(value)),
};
