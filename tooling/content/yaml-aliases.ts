import { type Document, isAlias, visit } from 'yaml';
import type { Span } from '../base/source.ts';

/** The parser visits up to all values of a file for each alias, so aliases times values are limited. */
const MOST_VISITS = 10_000_000;

/** The position of the last alias of a file with too many aliases for its size; undefined otherwise. */
export function excessiveAlias(document: Document.Parsed): Span | undefined {
  let values = 0;
  let aliases = 0;
  let last: Span | undefined;
  visit(document, {
    Node(_, node) {
      values += 1;
      if (!isAlias(node)) return;
      aliases += 1;
      last = { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
    },
  });
  return aliases * values > MOST_VISITS ? last : undefined;
}
