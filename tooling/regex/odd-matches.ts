import { childrenOf, type RegexNode, someNode, widthOf } from './syntax.ts';

/**
 * Whether V8 may return a different match or different captures than PCRE. V8 resets a capture if a round of a loop
 * skips its group, and rejects empty rounds. Whether there is a match does not differ.
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
