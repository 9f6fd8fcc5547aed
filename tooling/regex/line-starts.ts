import { notNewline, sameSet } from './char-set.ts';
import type { RegexNode } from './syntax.ts';

/**
 * Whether a pattern that matches anywhere in a line also matches from the line start, because it starts with `.*`. Like
 * PCRE, we only try such a pattern at line starts.
 */
export function startsLines(node: RegexNode): boolean {
  switch (node.kind) {
    case 'repeat':
      return node.min === 0 && node.max === Infinity && isAnyButNewline(node.body);
    case 'sequence':
      return node.items[0] !== undefined && startsLines(node.items[0]);
    case 'group':
      return startsLines(node.body);
    case 'choice':
      return node.branches.every(startsLines);
    default:
      return false;
  }
}

function isAnyButNewline(node: RegexNode): boolean {
  return node.kind === 'set' && sameSet(node.set, notNewline);
}
