import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const ltrim: EagerFunction = {
  name: 'ltrim',
  parameters: [
    { name: 'text', type: 'string' },
    { name: 'characters', type: 'string', isOptional: true },
  ],
  returns: 'string',
  category: 'text',
  summary: 'Removes leading characters (default: spaces and tabs).',
  examples: [['ltrim(" ZZabcZZ "," Z")', 'abcZZ ']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'left')),
};
