import { assertNever } from '../../base/assert-never.ts';
import { attributeXml, type XmlPart } from './bin-xml.ts';

/** A template, and the template of the nested XML in one of its slots. */
export interface TemplatePair {
  readonly outer: readonly XmlPart[];
  readonly inner: { readonly parts: readonly XmlPart[]; readonly slot: number } | undefined;
}

/** The position of a value of a record in its XML. */
export interface Place {
  readonly of: 'outer' | 'inner';
  readonly index: number;
  /** An array creates several elements here. */
  readonly isElement: boolean;
}

/** The delimiter of each mark: a character that no text uses. */
export const MARK = '\uE000';

/** The XML of a template with marks instead of the values of a record. */
export function skeletonOf({ outer, inner }: TemplatePair): string {
  return write(outer, (index, kind) => {
    if (index !== inner?.slot) return `${MARK}outer ${index} ${kind}${MARK}`;
    return write(inner.parts, (at, kindOfInner) => `${MARK}inner ${at} ${kindOfInner}${MARK}`);
  });
}

/** The position that a mark represents; undefined if the text between two delimiters is not a mark. */
export function placeOf(mark: string): Place | undefined {
  const [, of, index, kind] = /^(outer|inner) (\d+) (element|text)$/.exec(mark) ?? [];
  if (of !== 'outer' && of !== 'inner') return undefined;
  return { of, index: Number(index), isElement: kind === 'element' };
}

type WriteSlot = (index: number, kind: 'element' | 'text') => string;

function write(parts: readonly XmlPart[], slot: WriteSlot): string {
  let xml = '';
  for (const part of parts) xml += writePart(part, slot);
  return xml;
}

function writePart(part: XmlPart, slot: WriteSlot): string {
  switch (part.kind) {
    case 'xml':
      return part.xml;
    case 'slot':
      return slot(part.index, 'text');
    case 'attribute':
      return attributeXml(part.name, write(part.value, slot));
    case 'around-slot':
      return write(part.start, slot) + slot(part.index, 'element') + part.end;
    case 'instance':
      // A template with its own values: a mark without a position.
      return `${MARK}${MARK}`;
    default:
      return assertNever(part);
  }
}
