import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';

const SURROGATES = /[\ud800-\udfff]/;

export const lenFunction: EagerFunction = {
  name: 'len',
  usage: 'len(<text>)',
  summary: 'The number of characters.',
  arity: [1, 1],
  examples: [['len("dash")', '4']],
  rules: [66],
  call: ofTexts((text = '') => (SURROGATES.test(text) ? [...text].length : text.length)),
};
