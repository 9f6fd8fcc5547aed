import { Refused } from '../refused.ts';
import { call, nothing, type SqlType } from '../sql.ts';
import { literalText } from '../translation.ts';
import { unified } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** What columns hold values of a type. */
const TYPES: Readonly<Record<string, readonly SqlType[]>> = {
  string: ['text'],
  boolean: ['boolean'],
  long: ['number'],
  integer: ['number'],
  int: ['number'],
  double: ['number'],
  float: ['number'],
  number: ['number'],
};

/** `spl2.ucast`. */
export const spl2Ucast: TranslatedFunction = {
  id: 'spl2.ucast',
  translate: (args, context) => {
    const type = literalText(args[1]) ?? '';
    const value = valueAt(args, 0, context);
    const byDefault = args[2] === undefined ? nothing('text') : valueAt(args, 2, context);
    const isOfType = TYPES[type]?.includes(value.type) ?? false;
    if (TYPES[type] === undefined)
      throw new Refused(`the type ${type} is not translated`, context.span);
    if (!isOfType) return byDefault;
    const [a = value, b = value] = unified([value, byDefault]);
    return byDefault.kind === 'null' ? value : call('coalesce', [a, b], a.type);
  },
};
