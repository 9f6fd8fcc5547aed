import { type Document, isNode, isScalar, type Pair, visit } from 'yaml';
import type { Span } from '../base/source.ts';

/** The positions of keys that occur earlier in the same mapping. */
export function duplicateKeys(document: Document.Parsed): readonly Span[] {
  const spans: Span[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const pair of items) {
        const value = keyOf(pair);
        if (value !== undefined && seen.has(value)) spans.push(spanOf(pair));
        seen.add(value);
      }
    },
  });
  return spans;
}

function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : undefined;
}

function spanOf({ key }: Pair): Span {
  const [start, end] = (isNode(key) ? key.range : undefined) ?? [0, 0];
  return { start, end };
}
