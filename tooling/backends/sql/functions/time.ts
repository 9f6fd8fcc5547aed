import type { TranslatedFunction } from './function.ts';

/** `time`. */
export const time: TranslatedFunction = {
  id: 'time',
  translate: (_, context) => context.scope.translation.now,
};
