import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const splitFunction: EagerFunction = {
  name: 'split',
  usage: 'split(<text>,<delimiter>)',
  summary: 'The parts of a text between delimiters, as a list.',
  arity: [2, 2],
  examples: [['split("a,b",",")', '["a","b"]']],
  call: ([text = null, delimiter = null]) =>
    text === null ? null : toText(text).split(toText(delimiter)),
};
