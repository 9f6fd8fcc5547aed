import { decodedXml } from '../../../base/xml-text.ts';

/** An element of an XML text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed, with entities decoded. */
  readonly text: string;
  /** The markup between its tags, as written. */
  readonly inner: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: XmlElement['attributes'];
  readonly children: XmlElement[];
  readonly start: number;
  text: string;
}

const DEEPEST = 256;

/**
 * Reads the elements of an XML text or fragment, which may have several top-level elements. Only closed elements count,
 * unless the text is truncated.
 */
export function readXml(text: string): readonly XmlElement[] {
  return /^\s*</.test(text) ? new XmlReader(text).read() : [];
}

class XmlReader {
  readonly #text: string;
  readonly #roots: XmlElement[] = [];
  readonly #open: OpenElement[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly XmlElement[] {
    for (let found = this.#take(TOKEN); found !== undefined; found = this.#take(TOKEN)) {
      if (!this.#token(found)) break;
    }
    while (this.#open.length > 0) this.#close(this.#at);
    return this.#roots;
  }

  /** Undefined at the end, or at text that is not XML. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #token({ 0: whole, groups = {}, index }: RegExpExecArray): boolean {
    const { chars, cdata, end, start, attributes = '', empty } = groups;
    if (chars !== undefined) this.#addText(decodedXml(chars));
    else if (cdata !== undefined) this.#addText(cdata);
    else if (end !== undefined) return this.#end(end, index);
    else if (start !== undefined) return this.#start(start, attributes, empty !== undefined);
    return whole !== '';
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  #start(name: string, attributes: string, isEmpty: boolean): boolean {
    if (this.#open.length >= DEEPEST) return false;
    this.#open.push({
      name,
      attributes: readAttributes(attributes),
      children: [],
      start: this.#at,
      text: '',
    });
    if (isEmpty) this.#close(this.#at);
    return true;
  }

  #end(name: string, at: number): boolean {
    if (this.#open.at(-1)?.name !== name) return false;
    this.#close(at);
    return true;
  }

  #close(end: number): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    const { name, attributes, children, start, text } = element;
    const siblings = this.#open.at(-1)?.children ?? this.#roots;
    const inner = this.#text.slice(start, end).trim();
    siblings.push({ name, attributes, children, text: text.trim(), inner });
  }
}

const NAME = String.raw`[^\s<>/='"!?]+`;
const ATTRIBUTE = String.raw`\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
/** Declarations are skipped; entities that they declare are not expanded. */
const TOKEN = new RegExp(
  [
    '(?<chars>[^<]+)',
    String.raw`<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>`,
    String.raw`<!--[\s\S]*?-->`,
    String.raw`<(?!!--|!\[CDATA\[)[?!][^>]*>`,
    String.raw`<\/(?<end>${NAME})\s*>`,
    String.raw`<(?<start>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\s*(?<empty>\/)?>`,
  ].join('|'),
  'y',
);

function readAttributes(text: string): XmlElement['attributes'] {
  const found = text.matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return [...found].map(
    ([, name = '', double, single = '']) => [name, decodedXml(double ?? single)] as const,
  );
}
