import type { Passage } from './passages.ts';

interface Node {
  readonly type: string;
  readonly range: readonly [start: number, end: number];
  readonly children?: readonly Node[];
  readonly kind?: Passage['gaps'][number]['kind'];
}

/** Placeholders in prose: for an inserted value or code, and for an inserted count. */
export const NAME = '\u2402';
export const COUNT = '\u2403';

/**
 * The prose of a file at its offsets in the file. Everything else is blank: with spaces inside a passage, with NUL
 * between passages.
 */
export function proseOf(document: Node, text: string): string {
  const prose = new Array<string>(text.length).fill('\0');
  const visit = (node: Node) => {
    const [start, end] = node.range;
    if (PASSAGES.has(node.type)) prose.fill(' ', start, end);
    else if (node.kind === 'count') prose.fill(COUNT, start, end);
    else if (node.type === 'Code') prose.fill(NAME, start, end);
    else if (node.type === 'Str') {
      for (let at = start; at < end; at += 1) prose[at] = text.charAt(at).replace(/\s/, ' ');
    }
    node.children?.forEach(visit);
  };
  visit(document);
  return prose.join('');
}

const PASSAGES = new Set(['Paragraph', 'Header', 'TableCell']);
