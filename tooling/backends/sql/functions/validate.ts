import { alternatives } from '../alternatives.ts';
import { test } from '../sql.ts';
import type { TranslatedFunction } from './function.ts';

/** `validate`. */
export const validate: TranslatedFunction = {
  id: 'validate',
  translate: (args, context) => alternatives(args, context, (condition) => test('not', condition)),
};
