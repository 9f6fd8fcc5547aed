import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const splitFunction: EagerFunction = {
  name: 'split',
  usage: 'split(<text>,<delimiter>)',
  summary: 'Splits a string at a delimiter into a list.',
  arity: [2, 2],
  examples: [['split("a,b",",")', '["a","b"]']],
  call: ([text = null, delimiter = null]) =>
    text === null ? null : toText(text).split(toText(delimiter)),
};
