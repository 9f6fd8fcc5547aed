/** A small change of a text, with the words around it. */
export interface TextDiff {
  readonly removed: string;
  readonly added: string;
}

const CONTEXT = 30;

/** The difference between two texts, with a little context. */
export function diffOf(before: string, after: string): TextDiff {
  const start = commonStart(before, after);
  const end = commonEnd(before.slice(start), after.slice(start));
  const from = wordStart(before, start);
  const behind = before.slice(before.length - end);
  const [tail = ''] = /^\S*(?:[^\n]{0,30}\S*)?/.exec(behind) ?? [];
  const shown = (text: string) => oneLine(text.slice(from, text.length - end) + tail);
  const cut = (text: string) =>
    `${from > 0 ? '… ' : ''}${text}${tail.length < behind.trimEnd().length ? ' …' : ''}`;
  return { removed: cut(shown(before)), added: cut(shown(after)) };
}

/** The start of a word, shortly before the change and on the same line. */
function wordStart(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  const wanted = Math.max(line, at - CONTEXT);
  const blank = text.slice(0, wanted).search(/\S*$/);
  return Math.max(line, blank);
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  const most = Math.min(a.length, b.length);
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
