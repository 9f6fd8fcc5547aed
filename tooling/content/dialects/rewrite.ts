import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, type Node, stringify, visit } from 'yaml';
import type { ParsedYaml } from '../yaml.ts';
import type { Data } from './writer.ts';

/**
 * A file with other data: keys with the same value keep their text, comments and order; others are written where the
 * order of the data puts them. Comments of keys that go stay before the next key.
 */
export function rewritten({ document, source }: ParsedYaml, written: Data, data: Data): string {
  const { head, parts } = partsOf(document.contents, source.text);
  const isKept = (key: string) => key in data && isDeepStrictEqual(written[key], data[key]);
  const order = orderOf(
    [...parts.keys()].filter((key) => key in data),
    Object.keys(data),
  );
  const loose = [...parts]
    .filter(([key]) => !isKept(key))
    .flatMap(([key]) => commentsOf(document.contents, key).map((comment) => ({ key, comment })));
  const lines: string[] = [head];
  for (const key of order) {
    if (isKept(key)) lines.push(parts.get(key) ?? '');
    else {
      const own = loose.filter((item) => item.key === key || !(item.key in data));
      for (const item of own) loose.splice(loose.indexOf(item), 1);
      lines.push(...own.map(({ comment }) => `${comment}\n`), printed(key, data[key]));
    }
  }
  return lines.join('') + loose.map(({ comment }) => `${comment}\n`).join('');
}

interface Parts {
  /** What is before the first key. */
  readonly head: string;
  /** The text of each key with its comments, to the next key. */
  readonly parts: ReadonlyMap<string, string>;
}

function partsOf(contents: unknown, text: string): Parts {
  const items = isMap(contents) ? contents.items : [];
  const starts = items.map(({ key }) => startOf(text, isScalar(key) ? (key.range?.[0] ?? 0) : 0));
  const end = /\n\.\.\.\s*$/.exec(text)?.index ?? text.length;
  const parts = new Map<string, string>();
  for (const [index, { key }] of items.entries()) {
    const piece = text.slice(starts[index], starts[index + 1] ?? end);
    parts.set(String(isScalar(key) ? key.value : key), piece.endsWith('\n') ? piece : `${piece}\n`);
  }
  return { head: text.slice(0, starts[0] ?? 0), parts };
}

/** The start of the line of a key, with the comment lines directly above it. */
function startOf(text: string, key: number): number {
  let start = text.lastIndexOf('\n', key - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !/^#/.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** Keys that stay keep their order; each other one follows the key before it in the order of the dialect. */
function orderOf(stay: readonly string[], wanted: readonly string[]): readonly string[] {
  const order = [...stay];
  for (const [index, key] of wanted.entries()) {
    if (order.includes(key)) continue;
    const before = wanted.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

function printed(key: string, value: unknown): string {
  return stringify({ [key]: value }, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The comments of a key and its value. */
function commentsOf(contents: unknown, key: string): readonly string[] {
  const items = isMap(contents) ? contents.items : [];
  const comments: string[] = [];
  const collect = (node: Node) => {
    for (const text of [node.commentBefore, node.comment])
      if (text) comments.push(...text.split('\n').map((line) => `#${line}`));
  };
  for (const pair of items) {
    if (String(isScalar(pair.key) ? pair.key.value : pair.key) !== key) continue;
    for (const part of [pair.key, pair.value])
      if (isNode(part)) visit(part, { Node: (_, node) => collect(node) });
  }
  return comments;
}
