import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';

export const splitFunction: EagerFunction = {
  name: 'split',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'delimiter', type: 'string' },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Splits a string at a delimiter into a list.',
  examples: [['split("a,b",",")', '["a","b"]']],
  call: ([text = null, delimiter = null]) =>
    text === null ? null : toText(text).split(toText(delimiter)),
};
