import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const nullif: EagerFunction = {
  name: 'nullif',
  usage: 'nullif(<a>,<b>)',
  summary: 'Null when both are equal, else the first.',
  arity: [2, 2],
  examples: [
    ['nullif("-","-")', 'null'],
    ['nullif("a","-")', 'a'],
  ],
  rules: [55],
  call: ([left = null, right = null]) =>
    left !== null && toText(left) === toText(right) ? null : left,
};
