import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const trimFunction: EagerFunction = {
  name: 'trim',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'characters', type: 'string', isOptional: true },
  ],
  returns: 'string',
  category: 'text',
  summary: 'Removes leading and trailing characters (default: spaces and tabs).',
  examples: [['trim(" ZZabcZZ "," Z")', 'abc']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'both')),
};
