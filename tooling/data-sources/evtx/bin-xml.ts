/** A part of the XML of an event in BinXml. */
export type XmlPart =
  /** XML text, already escaped. */
  | { readonly kind: 'xml'; readonly xml: string }
  /** A slot for a value of the record. */
  | { readonly kind: 'slot'; readonly index: number }
  /** An attribute with slots in its value; omitted if the slots are empty. */
  | { readonly kind: 'attribute'; readonly name: string; readonly value: readonly XmlPart[] }
  /** An element with a slot: several elements if the value is an array. */
  | {
      readonly kind: 'around-slot';
      readonly start: readonly XmlPart[];
      readonly index: number;
      readonly end: string;
    }
  /** Nested XML with its own values. */
  | { readonly kind: 'instance'; readonly instance: TemplateInstance };

/** XML and the values for its slots. */
export interface TemplateInstance {
  /** The offset of the template in the chunk. */
  readonly template: number;
  readonly parts: readonly XmlPart[];
  readonly values: readonly BinValue[];
}

/** A value, by its position in the chunk. */
export interface BinValue {
  readonly type: number;
  readonly offset: number;
  readonly size: number;
}

/** The templates of a chunk, by their offset: records share them. */
export type Templates = Map<number, readonly XmlPart[]>;

/** Thrown for bytes that are not valid BinXml; caught by the record reader. */
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

/** The flag for more data: for an element, attributes follow. */
const MORE = 0x40;
const DEEPEST = 64;

interface ReaderStart {
  readonly offset: number;
  readonly templates: Templates;
  /** Only elements of a template have a dependency ID. */
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

  /** Reads up to the end of the fragment or the enclosing element. */
  parts(depth: number): XmlPart[] {
    if (depth > DEEPEST) throw new BinXmlError('nested too deeply');
    const parts: XmlPart[] = [];
    for (;;) {
      const token = this.#byte();
      const kind = token & ~MORE;
      if (kind === TOKEN.end || kind === TOKEN.endElement)
        return depth === 0 ? simplified(parts) : parts;
      if (kind === TOKEN.header) this.#at += 3;
      else if (kind === TOKEN.openElement) parts.push(...this.#element(token, depth));
      else if (kind === TOKEN.template) parts.push(this.#instance());
      else parts.push(this.#content(kind));
      if (depth === 0 && kind === TOKEN.template) return parts;
    }
  }

  #element(token: number, depth: number): readonly XmlPart[] {
    this.#at += this.#isTemplate ? 6 : 4;
    const name = this.#name();
    const attributes = (token & MORE) === 0 ? [] : this.#attributes();
    const start = [xml(`<${name}`), ...attributes];
    const close = this.#byte();
    if (close === TOKEN.closeEmpty) return [...start, xml('/>')];
    if (close !== TOKEN.closeStart) throw new BinXmlError(`unexpected token ${close} in <${name}>`);
    return around([...start, xml('>')], this.parts(depth + 1), `</${name}>`);
  }

  #attributes(): XmlPart[] {
    const end = this.#uint32() + this.#at;
    const attributes: XmlPart[] = [];
    while (this.#at < end && (this.#peek() & ~MORE) === TOKEN.attribute) {
      this.#at += 1;
      attributes.push({ kind: 'attribute', name: this.#name(), value: this.#attributeValue() });
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
        return xml(escapeXml(this.#string()));
      case TOKEN.cdata:
        return xml(`<![CDATA[${this.#string()}]]>`);
      case TOKEN.charRef:
        return xml(`&#${this.#uint16()};`);
      case TOKEN.entityRef:
        return xml(`&${this.#name()};`);
      case TOKEN.instructionTarget:
        return xml(`<?${this.#name()} `);
      case TOKEN.instructionData:
        return xml(`${this.#string()}?>`);
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
    return { kind: 'instance', instance: { template: offset, parts, values: this.#values() } };
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

  /** A list of sizes and types, followed by the values. */
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

  /** A name is stored here when it is first used in a chunk, and referenced later. */
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
      throw new BinXmlError('a string exceeds the chunk');
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

/** The next offset, ID and size before the XML of a template. */
const TEMPLATE_HEADER = 24;

const IN_ATTRIBUTE = new Set<number>([
  TOKEN.value,
  TOKEN.charRef,
  TOKEN.entityRef,
  TOKEN.slot,
  TOKEN.optionalSlot,
]);

function xml(content: string): XmlPart {
  return { kind: 'xml', xml: content };
}

function around(
  start: readonly XmlPart[],
  children: readonly XmlPart[],
  end: string,
): readonly XmlPart[] {
  const [only] = children;
  if (only?.kind !== 'slot' || children.length > 1) return [...start, ...children, xml(end)];
  return [{ kind: 'around-slot', start: simplified(start), index: only.index, end }];
}

/** Merges the parts that are the same for every record, so that each record takes little work. */
function simplified(parts: readonly XmlPart[]): XmlPart[] {
  const simple: XmlPart[] = [];
  for (const part of parts) {
    const fixed = fixedXml(part);
    const last = simple.at(-1);
    if (fixed === undefined) simple.push(part);
    else if (last?.kind === 'xml') simple[simple.length - 1] = xml(last.xml + fixed);
    else simple.push(xml(fixed));
  }
  return simple;
}

function fixedXml(part: XmlPart): string | undefined {
  if (part.kind === 'xml') return part.xml;
  if (part.kind !== 'attribute' || part.value.some(({ kind }) => kind !== 'xml')) return undefined;
  const value = part.value.map(fixedXml).join('');
  return value === '' ? '' : attributeXml(part.name, value);
}

/** An attribute in the quotes that Windows uses. */
export function attributeXml(name: string, value: string): string {
  return ` ${name}='${value.includes("'") ? value.replaceAll("'", '&apos;') : value}'`;
}

/** Escapes like Windows: quotes are not escaped. */
export function escapeXml(content: string): string {
  return SPECIAL.test(content)
    ? content.replace(ALL_SPECIAL, (found) => ENTITIES[found] ?? found)
    : content;
}

const SPECIAL = /[&<>]/;
const ALL_SPECIAL = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
