import { assertNever } from '../../base/assert-never.ts';
import { arrayTexts, isArray, isNothing, isText, valueText } from './bin-value.ts';
import {
  attributeXml,
  type BinValue,
  escapeXml,
  readBinXml,
  type TemplateInstance,
  type Templates,
  type XmlPart,
} from './bin-xml.ts';
import type { FieldPlan } from './field-plan.ts';

/** The chunk of a record. */
export interface Chunk {
  readonly bytes: Buffer;
  readonly templates: Templates;
  /** The field plan of each template; undefined for records that are read from their XML. */
  readonly plans: Map<string, FieldPlan | undefined>;
}

/** The XML at an offset of a chunk, on one line, in the quotes that Windows uses. */
export function renderXml(chunk: Chunk, offset: number): string {
  const parts = readBinXml(chunk.bytes, offset, chunk.templates);
  return renderParts(parts, { chunk, values: [], depth: 0 });
}

interface Scope {
  readonly chunk: Chunk;
  readonly values: readonly BinValue[];
  readonly depth: number;
}

/** The type of a value that is nested XML. */
export const BIN_XML = 0x21;
const DEEPEST = 16;

function renderParts(parts: readonly XmlPart[], scope: Scope): string {
  let xml = '';
  for (const part of parts) xml += renderPart(part, scope);
  return xml;
}

function renderPart(part: XmlPart, scope: Scope): string {
  switch (part.kind) {
    case 'xml':
      return part.xml;
    case 'slot':
      return renderValue(scope.values[part.index], scope);
    case 'attribute':
      return renderAttribute(part, scope);
    case 'around-slot':
      return renderAroundSlot(part, scope);
    case 'instance':
      return renderInstance(part.instance, scope);
    default:
      return assertNever(part);
  }
}

function renderAttribute({ name, value }: XmlPart & { kind: 'attribute' }, scope: Scope): string {
  const content = renderParts(value, scope);
  return content === '' ? '' : attributeXml(name, content);
}

function renderAroundSlot(part: XmlPart & { kind: 'around-slot' }, scope: Scope): string {
  const { index, end } = part;
  const start = renderParts(part.start, scope);
  const value = scope.values[index];
  const texts = value && isArray(value) ? arrayTexts(scope.chunk.bytes, value) : undefined;
  if (texts === undefined) return start + renderValue(value, scope) + end;
  return texts.map((text) => start + escapeXml(text) + end).join('');
}

function renderInstance({ parts, values }: TemplateInstance, { chunk, depth }: Scope): string {
  return depth > DEEPEST ? '' : renderParts(parts, { chunk, values, depth: depth + 1 });
}

function renderValue(value: BinValue | undefined, scope: Scope): string {
  if (value === undefined || isNothing(value)) return '';
  if (value.type === BIN_XML) return renderNested(value, scope);
  return valueXml(scope.chunk.bytes, value);
}

/** A value that is not nested XML, as XML text. */
export function valueXml(bytes: Buffer, value: BinValue): string {
  if (isArray(value)) return escapeXml(arrayTexts(bytes, value).join(','));
  const text = valueText(bytes, value);
  return isText(value) ? escapeXml(text) : text;
}

/** The value is nested XML, usually with its own template and values. */
function renderNested({ offset }: BinValue, { chunk, depth }: Scope): string {
  if (depth > DEEPEST) return '';
  const parts = readBinXml(chunk.bytes, offset, chunk.templates);
  return renderParts(parts, { chunk, values: [], depth: depth + 1 });
}
