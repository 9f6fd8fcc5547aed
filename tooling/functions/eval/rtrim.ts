import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const rtrim: EagerFunction = {
  name: 'rtrim',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'characters', type: 'string', isOptional: true },
  ],
  returns: 'string',
  category: 'text',
  summary: 'Removes trailing characters (default: spaces and tabs).',
  examples: [['rtrim(" ZZabcZZ "," Z")', ' ZZabc']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'right')),
};
