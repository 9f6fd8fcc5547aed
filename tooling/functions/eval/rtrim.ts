import type { EagerFunction } from '../eval-function.ts';
import { ofTexts } from './define.ts';
import { trimSet } from './trim-set.ts';

export const rtrim: EagerFunction = {
  name: 'rtrim',
  usage: 'rtrim(<text>[,<characters>])',
  summary: 'Removes trailing characters (default: spaces and tabs).',
  arity: [1, 2],
  examples: [['rtrim(" ZZabcZZ "," Z")', ' ZZabc']],
  rules: [69],
  call: ofTexts((text = '', set = ' \t') => trimSet(text, set, 'right')),
};
