import type { TranslatedCommand } from './command.ts';
import { frequencies } from './frequency.ts';

/** `rare`. */
export const rare: TranslatedCommand = {
  command: 'rare',
  translate: (node, translation) => frequencies(node, translation, true),
};
