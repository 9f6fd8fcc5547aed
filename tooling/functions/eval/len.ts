import type { EagerFunction } from '../eval-function.ts';
import { hasSurrogates, ofTexts } from './define.ts';

export const lenFunction: EagerFunction = {
  name: 'len',
  parameters: [{ name: 'text', type: 'string' }],
  returns: 'number',
  category: 'text',
  summary: 'Returns the number of characters in a string.',
  examples: [['len("dash")', '4']],
  rules: [66],
  call: ofTexts((text = '') => (hasSurrogates(text) ? [...text].length : text.length)),
};
