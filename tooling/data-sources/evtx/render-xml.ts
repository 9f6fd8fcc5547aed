import { arrayTexts, isNothing, valueText } from './bin-value.ts';
import {
  type BinValue,
  escapeXml,
  readBinXml,
  type TemplateInstance,
  type Templates,
  type XmlAttribute,
  type XmlElement,
  type XmlPart,
} from './bin-xml.ts';

/** The chunk that a record lies in. */
export interface Chunk {
  readonly bytes: Buffer;
  readonly templates: Templates;
}

/** The XML at an offset of a chunk, on one line and with the quotes that Windows uses. */
export function renderXml(chunk: Chunk, offset: number): string {
  const parts = readBinXml(chunk.bytes, offset, chunk.templates);
  return renderParts(parts, { chunk, values: [], depth: 0 });
}

interface Scope {
  readonly chunk: Chunk;
  readonly values: readonly BinValue[];
  readonly depth: number;
}

const BIN_XML = 0x21;
const DEEPEST = 16;

function renderParts(parts: readonly XmlPart[], scope: Scope): string {
  let xml = '';
  for (const part of parts) xml += renderPart(part, scope);
  return xml;
}

function renderPart(part: XmlPart, scope: Scope): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'element':
      return renderElement(part.element, scope);
    case 'instance':
      return renderInstance(part.instance, scope);
    case 'slot':
      return renderValue(scope.values[part.index], scope);
  }
}

function renderInstance({ parts, values }: TemplateInstance, { chunk, depth }: Scope): string {
  return depth > DEEPEST ? '' : renderParts(parts, { chunk, values, depth: depth + 1 });
}

function renderValue(value: BinValue | undefined, scope: Scope): string {
  if (value === undefined || isNothing(value)) return '';
  if (value.type === BIN_XML) return renderNested(value, scope);
  const { bytes } = scope.chunk;
  const texts = arrayTexts(bytes, value);
  return escapeXml(texts === undefined ? valueText(bytes, value) : texts.join(','));
}

/** The value is XML itself, as a rule with a template and values of its own. */
function renderNested({ offset }: BinValue, { chunk, depth }: Scope): string {
  if (depth > DEEPEST) return '';
  const parts = readBinXml(chunk.bytes, offset, chunk.templates);
  return renderParts(parts, { chunk, values: [], depth: depth + 1 });
}

function renderElement(element: XmlElement, scope: Scope): string {
  const { name, attributes, children, isEmpty } = element;
  const start = `<${name}${renderAttributes(attributes, scope)}`;
  if (isEmpty) return `${start}/>`;
  const repeated = arrayContent(children, scope);
  if (repeated === undefined) return `${start}>${renderParts(children, scope)}</${name}>`;
  return repeated.map((content) => `${start}>${escapeXml(content)}</${name}>`).join('');
}

/** An element with an array in it stands for one element a value. */
function arrayContent(
  children: readonly XmlPart[],
  { chunk, values }: Scope,
): string[] | undefined {
  const [only] = children;
  if (only?.kind !== 'slot' || children.length > 1) return undefined;
  const value = values[only.index];
  return value === undefined || isNothing(value) ? undefined : arrayTexts(chunk.bytes, value);
}

/** An attribute without a value is left out. */
function renderAttributes(attributes: readonly XmlAttribute[], scope: Scope): string {
  let xml = '';
  for (const { name, value } of attributes) {
    const content = renderParts(value, scope);
    if (content !== '') xml += ` ${name}='${content.replaceAll("'", '&apos;')}'`;
  }
  return xml;
}
