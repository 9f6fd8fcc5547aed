import { isList } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const ismv: EagerFunction = {
  name: 'ismv',
  usage: 'ismv(<value>)',
  summary: 'Returns whether a value is a multivalue.',
  arity: [1, 1],
  examples: [
    ['ismv(mvappend("a","b"))', 'True'],
    ['ismv("a")', 'False'],
  ],
  rules: [],
  call: ([value = null]) => isList(value),
};
