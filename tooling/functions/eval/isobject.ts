import { isRecord } from '../../base/record.ts';
import type { EagerFunction } from '../eval-function.ts';
import { parseJson } from './json.ts';

export const isobject: EagerFunction = {
  name: 'isobject',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a JSON object.',
  examples: [
    ['isobject("{\\"a\\": 1}")', 'True'],
    ['isobject("[1]")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => isRecord(parseJson(value)),
};
