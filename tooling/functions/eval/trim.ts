import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const trimFunction: EagerFunction = {
  name: 'trim',
  usage: 'trim(<text>[,<characters>])',
  summary: 'Removes leading and trailing characters (default: spaces and tabs).',
  arity: [1, 2],
  examples: [['trim(" ZZabcZZ "," Z")', 'abc']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'both')),
};
