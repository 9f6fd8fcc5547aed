import type { Source, Span } from '../base/source.ts';

/** A place in a YAML file, from its indentation alone: the file need not be readable, because it is being written. */
export interface YamlPlace {
  /** The keys that lead to the value, or to the mapping of the key; `-` is an item of a list. */
  readonly path: readonly string[];
  /** Whether a key is written there, rather than a value. */
  readonly isKey: boolean;
  /** The text that a completion replaces. */
  readonly span: Span;
}

/** A key, or the dash of a list item, and its column. */
interface YamlNode {
  readonly name: string;
  readonly column: number;
}

/** How many lines above are searched for parents. */
const MOST_LINES = 5_000;

/** The place of an offset in a YAML file. */
export function yamlPlaceAt({ text }: Source, offset: number): YamlPlace {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start, offset);
  const nodes = nodesIn(line);
  const written = writtenIn(line, nodes);
  const [rest = ''] = /^[^\n,'"\]#:]*/.exec(text.slice(offset)) ?? [];
  const column = /^[\s-]*/.exec(line)?.[0].length ?? 0;
  const own = nodes.length > 0 ? nodes : [{ name: '', column }];
  const isKey = nodes.length === 0 && !line.includes('[');
  return {
    path: [...parentsOf(text.slice(0, start), own), ...nodes.map(({ name }) => name)],
    isKey,
    span: { start: offset - written.length, end: offset + rest.trimEnd().length },
  };
}

/** What is written behind the key and dashes of a line, or behind the last comma of a list in brackets. */
function writtenIn(line: string, nodes: readonly YamlNode[]): string {
  const last = nodes.at(-1);
  const from =
    last === undefined ? 0 : last.column + last.name.length + (last.name === '-' ? 0 : 1);
  const value = line.slice(from);
  const item = value.slice(Math.max(value.lastIndexOf('['), value.lastIndexOf(',')) + 1);
  return (value.trimStart().startsWith('[') ? item : value).replace(/^\s*['"]?/, '');
}

/** The dashes and the key that a line begins with. */
function nodesIn(line: string): readonly YamlNode[] {
  const [, lead = '', key] = /^((?:\s|-(?=\s))*)(?:([\w.$ -]*\w):(?=\s|$))?/.exec(line) ?? [];
  const dashes = [...lead.matchAll(/-/g)].map(({ index }) => ({ name: '-', column: index }));
  return key === undefined ? dashes : [...dashes, { name: key, column: lead.length }];
}

/** The names of the nodes that the first of these nodes is in, outermost first. */
function parentsOf(above: string, [first]: readonly YamlNode[]): readonly string[] {
  const path: string[] = [];
  let inner = first;
  const lines = above.split('\n').reverse();
  for (const line of lines.slice(0, MOST_LINES)) {
    for (const node of nodesIn(line).toReversed()) {
      if (inner === undefined || !isParent(node, inner)) continue;
      path.unshift(node.name);
      inner = node;
    }
    if (inner?.column === 0 && inner.name !== '-') break;
  }
  return path;
}

/** The items of a list can have the same column as its key. */
function isParent(node: YamlNode, inner: YamlNode): boolean {
  const isListOf = inner.name === '-' && node.name !== '-';
  return node.column < inner.column || (isListOf && node.column === inner.column);
}
