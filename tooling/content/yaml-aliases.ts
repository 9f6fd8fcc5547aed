import { type Document, isAlias, isCollection, visit } from 'yaml';
import type { Span } from '../base/source.ts';

/** The parser visits up to all values of a file for each alias, so aliases times values are limited. */
const MOST_VISITS = 10_000_000;

/** An alias that cannot be resolved, and why. */
export interface BadAlias extends Span {
  readonly problem: string;
}

/** The first alias that contains itself, or the last one of a file with too many aliases for its size. */
export function badAlias(document: Document.Parsed): BadAlias | undefined {
  let values = 0;
  let aliases = 0;
  let last: Span | undefined;
  let endless: Span | undefined;
  visit(document, {
    Node(_, node, path) {
      values += 1;
      if (!isAlias(node)) return;
      aliases += 1;
      last = { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
      const isInside = path.some((parent) => isCollection(parent) && parent.anchor === node.source);
      if (isInside) endless ??= last;
    },
  });
  if (endless !== undefined) return { ...endless, problem: 'the alias contains itself' };
  const isExcessive = last !== undefined && aliases * values > MOST_VISITS;
  return isExcessive && last !== undefined ? { ...last, problem: 'too many aliases' } : undefined;
}
