import type { TranslatedCommand } from './command.ts';
import { frequencies } from './frequency.ts';

/** `top`. */
export const top: TranslatedCommand = {
  command: 'top',
  translate: (node, translation) => frequencies(node, translation, false),
};
