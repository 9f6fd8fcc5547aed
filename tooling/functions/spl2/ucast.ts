import { toText } from '../../events/field-value.ts';
import type { EagerFunction } from '../eval-function.ts';
import { isOfType } from './types.ts';

export const ucast: EagerFunction = {
  name: 'ucast',
  parameters: [
    { name: 'value', type: 'any' },
    { name: 'type', type: 'any' },
    { name: 'default', type: 'any', isOptional: true },
  ],
  returns: 'any',
  category: 'conversion',
  summary: 'Returns the value if it has the type, otherwise the default. Does not convert values.',
  examples: [
    ['ucast("x","string",null)', 'x'],
    ['ucast(5,"string","none")', 'none'],
  ],
  call: ([value = null, type = null, byDefault = null]) => {
    if (value === null) return byDefault;
    return isOfType(value, toText(type)) ? value : byDefault;
  },
};
