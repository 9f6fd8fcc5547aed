import { isList } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const ismv: EagerFunction = {
  name: 'ismv',
  parameters: [{ name: 'value', type: 'any' }],
  takesNull: true,
  returns: 'Boolean',
  category: 'informational',
  summary: 'Returns whether a value is a multivalue.',
  examples: [
    ['ismv(mvappend("a","b"))', 'True'],
    ['ismv("a")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => isList(value),
};
