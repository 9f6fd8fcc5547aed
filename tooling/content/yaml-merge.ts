import { type Document, isAlias, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import type { Span } from '../base/source.ts';

/** The first merge key (`<<`) of a YAML 1.1 document whose value is neither a mapping nor a list of mappings. */
export function badMerge(document: Document.Parsed): Span | undefined {
  if (document.schema.name !== 'yaml-1.1') return undefined;
  const isMapping = (node: unknown): boolean =>
    isMap(isAlias(node) ? node.resolve(document) : node);
  let found: Span | undefined;
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || key.source !== '<<' || key.type !== 'PLAIN') return undefined;
      const isMerged = isMapping(value) || (isSeq(value) && value.items.every(isMapping));
      if (isMerged) return undefined;
      const [start, end] = (key as Node).range ?? [0, 0];
      found = { start, end };
      return visit.BREAK;
    },
  });
  return found;
}
