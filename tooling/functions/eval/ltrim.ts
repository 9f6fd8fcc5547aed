import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const ltrim: EagerFunction = {
  name: 'ltrim',
  usage: 'ltrim(<text>[,<characters>])',
  summary: 'Removes leading characters (default: spaces and tabs).',
  arity: [1, 2],
  examples: [['ltrim(" ZZabcZZ "," Z")', 'abcZZ ']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'left')),
};
