import { type CharSet, digits, spaces, wordChars } from './char-set.ts';

const CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ['alnum', [48, 57, 65, 90, 97, 122]],
  ['alpha', [65, 90, 97, 122]],
  ['ascii', [0, 127]],
  ['blank', [9, 9, 32, 32]],
  ['cntrl', [0, 31, 127, 127]],
  ['digit', digits],
  ['graph', [33, 126]],
  ['lower', [97, 122]],
  ['print', [32, 126]],
  ['punct', [33, 47, 58, 64, 91, 96, 123, 126]],
  ['space', spaces],
  ['upper', [65, 90]],
  ['word', wordChars],
  ['xdigit', [48, 57, 65, 70, 97, 102]],
]);

/** The characters of POSIX classes such as `[:alpha:]`; in Java, `\p{Alpha}`. */
export function posixClass(name: string): CharSet | undefined {
  return CLASSES.get(name);
}
