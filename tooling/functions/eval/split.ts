import { toFieldValue } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

export const splitFunction: EagerFunction = {
  name: 'split',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'delimiter', type: 'string' },
  ],
  returns: 'any',
  category: 'multivalue',
  summary: 'Splits a string at a delimiter into a multivalue.',
  examples: [['split("a,b",",")', '["a","b"]']],
  rules: [72],
  call: ofTexts((text = '', delimiter = '') =>
    toFieldValue(delimiter === '' ? [...text] : text.split(delimiter)),
  ),
};
