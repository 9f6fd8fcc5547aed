import { childrenOf, type RegexNode, someNode, widthOf } from './syntax.ts';

/**
 * Whether V8 may find another match than PCRE, or capture other texts. A round of a loop that skips
 * a group makes V8 forget its capture, and V8 refuses rounds that take nothing. Whether there is a
 * match at all is the same.
 */
export function hasOddMatches(root: RegexNode): boolean {
  return someNode(root, (node) => {
    if (node.kind !== 'repeat' || node.max === 0) return false;
    if (widthOf(node.body).min === 0) return someNode(node.body, prefersNothing);
    return node.max > 1 && someNode(node.body, skipsGroup);
  });
}

function prefersNothing(node: RegexNode): boolean {
  return node.kind === 'group' || node.kind === 'choice' || (node.kind === 'repeat' && node.lazy);
}

function isGroup(node: RegexNode): boolean {
  return node.kind === 'group';
}

function skipsGroup(node: RegexNode): boolean {
  const mayBeSkipped =
    node.kind === 'choice' ||
    (node.kind === 'repeat' && node.min === 0) ||
    (node.kind === 'look' && node.negated);
  return mayBeSkipped && childrenOf(node).some((child) => someNode(child, isGroup));
}
