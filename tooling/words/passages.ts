import { ASTNodeTypes, type TxtDocumentNode } from '@textlint/ast-node-types';
import type { TextlintPluginCreator } from '@textlint/types';

/** A stretch of a file. Offsets are UTF-16 code units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One message, comment or description: its stretch of the file, and the parts that are not prose. */
export interface Passage extends Stretch {
  readonly gaps: readonly Gap[];
}

/** A part of a passage that is not prose: `space` separates words, `name` and `count` are inserted values. */
export interface Gap extends Stretch {
  readonly kind: 'space' | 'name' | 'count';
}

/** Never prose: code in backticks, addresses, tags, absolute paths and sourcetypes. */
const NAMES =
  /`[^`]*`|\bhttps?:\/\/[^\s)"'`]+|<\/?[a-zA-Z!][^<>]*>|(?<![^\s(])(\/[\w.-]+)+|\b[a-z]\w*(:[a-z]\w+)+/g;

/** The passage at a stretch of a file, with its code, addresses, tags and other names as gaps. */
export function passage(text: string, stretch: Stretch, others: readonly Gap[] = []): Passage {
  const all = [...others, ...gaps(text, stretch, NAMES, 'name')];
  return { ...stretch, gaps: all.sort((a, b) => a.start - b.start) };
}

/** Gaps at all matches of a pattern. */
export function gaps(
  text: string,
  { start, end }: Stretch,
  pattern: RegExp,
  kind: Gap['kind'] = 'space',
): Gap[] {
  return [...text.slice(start, end).matchAll(pattern)].map(({ 0: found, index }) => ({
    start: start + index,
    end: start + index + found.length,
    kind,
  }));
}

/** A textlint plugin for files whose passages are found by `passagesOf`. */
export function passagePlugin(
  extensions: readonly string[],
  passagesOf: (text: string, path: string) => Iterable<Passage>,
): TextlintPluginCreator {
  class Processor {
    availableExtensions() {
      return [...extensions];
    }
    processor() {
      return {
        preProcess: (text: string, path = '') => documentOf(text, passagesOf(text, path)),
        postProcess: (messages: [], filePath = '') => ({ messages, filePath }),
      };
    }
  }
  return { Processor };
}

function documentOf(text: string, passages: Iterable<Passage>): TxtDocumentNode {
  const node = nodeMaker(text);
  const children = [...passages].map((each) =>
    node(ASTNodeTypes.Paragraph, each, {
      children: partsOf(each).map((part) => node(NODE_TYPES[part.kind], part, { kind: part.kind })),
    }),
  );
  const document = node(ASTNodeTypes.Document, { start: 0, end: text.length }, { children });
  return document as unknown as TxtDocumentNode;
}

const NODE_TYPES = {
  prose: ASTNodeTypes.Str,
  space: ASTNodeTypes.Break,
  name: ASTNodeTypes.Code,
  count: ASTNodeTypes.Code,
} as const;

/** Gaps and the prose between them, in order. A gap inside another one is part of it. */
function partsOf({ start, end, gaps }: Passage) {
  const parts: (Stretch & { readonly kind: keyof typeof NODE_TYPES })[] = [];
  let at = start;
  for (const gap of gaps) {
    if (gap.end <= at) continue;
    if (gap.start > at) parts.push({ start: at, end: gap.start, kind: 'prose' });
    parts.push({ ...gap, start: Math.max(gap.start, at) });
    at = gap.end;
  }
  if (at < end) parts.push({ start: at, end, kind: 'prose' });
  return parts;
}

function nodeMaker(text: string) {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const position = (offset: number) => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) };
  };
  return (type: string, { start, end }: Stretch, rest: object) => {
    const raw = text.slice(start, end);
    const loc = { start: position(start), end: position(end) };
    return { type, raw, value: raw, range: [start, end], loc, ...rest };
  };
}
