import type { TranslatedFunction } from './function.ts';

/** `now`. */
export const now: TranslatedFunction = {
  id: 'now',
  translate: (_, context) => context.scope.translation.now,
};
