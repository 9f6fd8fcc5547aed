/** A part of an event's XML as BinXml holds it. */
export type XmlPart =
  | { readonly kind: 'element'; readonly element: XmlElement }
  /** Text that is XML already: escaped. */
  | { readonly kind: 'text'; readonly text: string }
  /** A place for a value of the record. */
  | { readonly kind: 'slot'; readonly index: number }
  /** XML of its own, with its own values. */
  | { readonly kind: 'instance'; readonly instance: TemplateInstance };

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlPart[];
  /** Written as `<Name/>`. */
  readonly isEmpty: boolean;
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: readonly XmlPart[];
}

/** XML whose slots are filled with these values. */
export interface TemplateInstance {
  readonly parts: readonly XmlPart[];
  readonly values: readonly BinValue[];
}

/** A value where it lies in the chunk. */
export interface BinValue {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
}

/** The templates of a chunk, by their offset: records share them. */
export type Templates = Map<number, readonly XmlPart[]>;

/** Bytes that are no BinXml: caught where a record is read. */
export class BinXmlError extends Error {}

/** Reads the XML at an offset of a chunk; offsets of names and templates count from the chunk's start. */
export function readBinXml(
  chunk: Buffer,
  offset: number,
  templates: Templates,
): readonly XmlPart[] {
  return new BinXmlReader(chunk, { offset, templates, isTemplate: false }).parts(0);
}

const TOKEN = {
  end: 0x00,
  openElement: 0x01,
  closeStart: 0x02,
  closeEmpty: 0x03,
  endElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  charRef: 0x08,
  entityRef: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  template: 0x0c,
  slot: 0x0d,
  optionalSlot: 0x0e,
  header: 0x0f,
} as const;

/** The bit that says that more follows: attributes, for an element. */
const MORE = 0x40;
const DEEPEST = 64;

interface ReaderStart {
  readonly offset: number;
  readonly templates: Templates;
  /** Only a template's elements have a dependency id. */
  readonly isTemplate: boolean;
}

class BinXmlReader {
  readonly #chunk: Buffer;
  readonly #templates: Templates;
  readonly #isTemplate: boolean;
  #at: number;

  constructor(chunk: Buffer, { offset, templates, isTemplate }: ReaderStart) {
    this.#chunk = chunk;
    this.#at = offset;
    this.#templates = templates;
    this.#isTemplate = isTemplate;
  }

  /** Up to the end of the fragment, or of the element around it. */
  parts(depth: number): XmlPart[] {
    if (depth > DEEPEST) throw new BinXmlError('nested too deeply');
    const parts: XmlPart[] = [];
    for (;;) {
      const token = this.#byte();
      const kind = token & ~MORE;
      if (kind === TOKEN.end || kind === TOKEN.endElement) return parts;
      if (kind === TOKEN.header) this.#at += 3;
      else if (kind === TOKEN.openElement) parts.push(this.#element(token, depth));
      else if (kind === TOKEN.template) parts.push(this.#instance());
      else parts.push(this.#content(kind));
      if (depth === 0 && kind === TOKEN.template) return parts;
    }
  }

  #element(token: number, depth: number): XmlPart {
    this.#at += this.#isTemplate ? 6 : 4;
    const name = this.#name();
    const attributes = (token & MORE) === 0 ? [] : this.#attributes();
    const close = this.#byte();
    if (close === TOKEN.closeEmpty) {
      return { kind: 'element', element: { name, attributes, children: [], isEmpty: true } };
    }
    if (close !== TOKEN.closeStart) throw new BinXmlError(`unexpected token ${close} in <${name}>`);
    const children = this.parts(depth + 1);
    return { kind: 'element', element: { name, attributes, children, isEmpty: false } };
  }

  #attributes(): XmlAttribute[] {
    const end = this.#uint32() + this.#at;
    const attributes: XmlAttribute[] = [];
    while (this.#at < end && (this.#peek() & ~MORE) === TOKEN.attribute) {
      this.#at += 1;
      const name = this.#name();
      attributes.push({ name, value: this.#attributeValue() });
    }
    return attributes;
  }

  #attributeValue(): XmlPart[] {
    const value: XmlPart[] = [];
    while (IN_ATTRIBUTE.has(this.#peek() & ~MORE)) value.push(this.#content(this.#byte() & ~MORE));
    return value;
  }

  #content(kind: number): XmlPart {
    switch (kind) {
      case TOKEN.value:
        this.#at += 1;
        return text(escapeXml(this.#string()));
      case TOKEN.cdata:
        return text(`<![CDATA[${this.#string()}]]>`);
      case TOKEN.charRef:
        return text(`&#${this.#uint16()};`);
      case TOKEN.entityRef:
        return text(`&${this.#name()};`);
      case TOKEN.instructionTarget:
        return text(`<?${this.#name()} `);
      case TOKEN.instructionData:
        return text(`${this.#string()}?>`);
      case TOKEN.slot:
      case TOKEN.optionalSlot:
        return this.#slot();
      default:
        throw new BinXmlError(`unknown token ${kind}`);
    }
  }

  #slot(): XmlPart {
    const index = this.#uint16();
    this.#at += 1;
    return { kind: 'slot', index };
  }

  #instance(): XmlPart {
    this.#at += 5;
    const offset = this.#uint32();
    const parts = this.#template(offset);
    if (offset === this.#at) this.#at += TEMPLATE_HEADER + this.#chunk.readUInt32LE(offset + 20);
    return { kind: 'instance', instance: { parts, values: this.#values() } };
  }

  #template(offset: number): readonly XmlPart[] {
    const known = this.#templates.get(offset);
    if (known !== undefined) return known;
    const start = {
      offset: offset + TEMPLATE_HEADER,
      templates: this.#templates,
      isTemplate: true,
    };
    const parts = new BinXmlReader(this.#chunk, start).parts(0);
    this.#templates.set(offset, parts);
    return parts;
  }

  /** A list of sizes and types, then the values one after the other. */
  #values(): BinValue[] {
    const count = this.#uint32();
    let offset = this.#at + count * 4;
    if (offset > this.#chunk.length) throw new BinXmlError('more values than bytes');
    const values: BinValue[] = [];
    for (let index = 0; index < count; index += 1) {
      const size = this.#uint16();
      values.push({ type: this.#byte(), offset, size });
      this.#at += 1;
      offset += size;
    }
    this.#at = offset;
    return values;
  }

  /** A name lies here the first time that it is used in a chunk, and is pointed to afterwards. */
  #name(): string {
    const offset = this.#uint32();
    const isHere = offset === this.#at;
    const length = this.#chunk.readUInt16LE(offset + 6);
    const start = offset + 8;
    if (isHere) this.#at = start + length * 2 + 2;
    return this.#utf16(start, length);
  }

  #string(): string {
    const length = this.#uint16();
    this.#at += length * 2;
    return this.#utf16(this.#at - length * 2, length);
  }

  #utf16(start: number, length: number): string {
    if (start + length * 2 > this.#chunk.length)
      throw new BinXmlError('a text goes past the chunk');
    return this.#chunk.toString('utf16le', start, start + length * 2);
  }

  #peek(): number {
    return this.#chunk.readUInt8(this.#at);
  }

  #byte(): number {
    this.#at += 1;
    return this.#chunk.readUInt8(this.#at - 1);
  }

  #uint16(): number {
    this.#at += 2;
    return this.#chunk.readUInt16LE(this.#at - 2);
  }

  #uint32(): number {
    this.#at += 4;
    return this.#chunk.readUInt32LE(this.#at - 4);
  }
}

/** Next offset, id and size before a template's XML. */
const TEMPLATE_HEADER = 24;

const IN_ATTRIBUTE = new Set<number>([
  TOKEN.value,
  TOKEN.charRef,
  TOKEN.entityRef,
  TOKEN.slot,
  TOKEN.optionalSlot,
]);

function text(content: string): XmlPart {
  return { kind: 'text', text: content };
}

const SPECIAL = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** As Windows renders text: quotes stay. */
export function escapeXml(content: string): string {
  return content.replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}
