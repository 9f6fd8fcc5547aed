import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { isOfType } from './types.ts';

export const ucast: EagerFunction = {
  name: 'ucast',
  usage: 'ucast(<value>,<type>[,<default>])',
  summary: 'Returns the value if it has the type, otherwise the default. Does not convert values.',
  arity: [2, 3],
  examples: [
    ['ucast("x","string",null)', 'x'],
    ['ucast(5,"string","none")', 'none'],
  ],
  call: ([value = null, type = null, byDefault = null]) => {
    if (value === null) return byDefault;
    return isOfType(value, toText(type)) ? value : byDefault;
  },
};
