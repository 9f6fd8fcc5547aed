/** An element of a page, as a browser would make it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text inside a script or style; empty for others. */
  readonly raw: string;
}

/** A page is written otherwise than we write pages: then a browser might read it otherwise than we do. */
export class UnsoundHtml extends Error {}

/**
 * Reads a page as strictly as it should be written: attributes in double quotes, every element closed, no bare `<`
 * or `&`. What passes is read the same way by every browser, so that nothing can hide in it.
 */
export function elementsOf(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < html.length) {
    const piece = pieceAt(html, at);
    at = piece.end;
    if (piece.kind === 'close') expectOpen(open.pop(), piece.name, at);
    if (piece.kind !== 'open') continue;
    elements.push(piece.element);
    if (piece.stays) open.push(piece.element.name);
  }
  if (open.length > 0) throw new UnsoundHtml(`<${open.join('> <')}> not closed`);
  return elements;
}

type Piece =
  | { readonly kind: 'text'; readonly end: number }
  | { readonly kind: 'close'; readonly name: string; readonly end: number }
  | {
      readonly kind: 'open';
      readonly element: PageElement;
      /** Whether it waits for its end. */
      readonly stays: boolean;
      readonly end: number;
    };

const TEXT = /(?:[^<&]|&(?:[a-z]+|#\d+|#x[0-9a-f]+);)+/iy;
const CLOSE = /<\/([a-z][a-z0-9]*)>/iy;
const OPEN = /<([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9:-]*(?:="[^"<]*")?)*)\s*(\/?)>/iy;
const OTHER = /<!doctype html>|<!--(?:(?!--)[\s\S])*-->/iy;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function pieceAt(html: string, at: number): Piece {
  const text = matchAt(TEXT, html, at) ?? matchAt(OTHER, html, at);
  if (text !== undefined) return { kind: 'text', end: at + text[0].length };
  const close = matchAt(CLOSE, html, at);
  if (close !== undefined) return { kind: 'close', name: nameOf(close), end: at + close[0].length };
  const open = matchAt(OPEN, html, at);
  if (open === undefined)
    throw new UnsoundHtml(`unsound at ${at}: ${JSON.stringify(html.slice(at, at + 80))}`);
  return openPiece(open, html, at + open[0].length);
}

function openPiece(open: RegExpExecArray, html: string, end: number): Piece {
  const name = nameOf(open);
  const attributes = attributesOf(open[2] ?? '');
  if (name === 'script' || name === 'style') {
    const close = html.indexOf(`</${name}>`, end);
    if (close < 0) throw new UnsoundHtml(`<${name}> not closed`);
    const element = { name, attributes, raw: html.slice(end, close) };
    return { kind: 'open', element, stays: false, end: close + name.length + 3 };
  }
  const stays = !VOID.test(name) && open[3] === '';
  return { kind: 'open', element: { name, attributes, raw: '' }, stays, end };
}

function nameOf(match: RegExpExecArray): string {
  return (match[1] ?? '').toLowerCase();
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([a-z][a-z0-9:-]*)(?:="([^"]*)")?/gi)) {
    if (attributes.has(name.toLowerCase())) throw new UnsoundHtml(`two attributes ${name}`);
    attributes.set(name.toLowerCase(), decoded(value));
  }
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The text that entities stand for. */
function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);?/gi, (whole, entity: string) => {
    if (entity.startsWith('#x')) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
    return NAMED[entity] ?? whole;
  });
}

function expectOpen(open: string | undefined, name: string, at: number): void {
  if (open !== name) throw new UnsoundHtml(`</${name}> before ${at} closes <${open ?? 'nothing'}>`);
}
