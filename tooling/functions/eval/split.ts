import { toFieldValue } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const splitFunction: EagerFunction = {
  name: 'split',
  usage: 'split(<text>,<delimiter>)',
  summary: 'Splits a string at a delimiter into a multivalue.',
  arity: [2, 2],
  examples: [['split("a,b",",")', '["a","b"]']],
  rules: [72],
  call: ofTexts((text = '', delimiter = '') =>
    toFieldValue(delimiter === '' ? [...text] : text.split(delimiter)),
  ),
};
