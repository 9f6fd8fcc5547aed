import { assertNever } from '../../base/assert-never.ts';
import { attributeXml, type XmlPart } from './bin-xml.ts';

/** Where a value of a record stands in its XML. */
export interface Place {
  readonly instance: 'outer' | 'inner';
  readonly index: number;
  /** An array here makes several elements. */
  readonly isElement: boolean;
}

/** The XML of a template with marks in place of the values of a record. */
export interface Skeleton {
  readonly xml: string;
  /** By the number in the mark. */
  readonly places: readonly Place[];
}

/** A template, and the one that fills one of its slots. */
export interface TemplatePair {
  readonly outer: readonly XmlPart[];
  readonly inner: { readonly parts: readonly XmlPart[]; readonly slot: number } | undefined;
}

/** Stands around the number of a place; a character that no text uses. */
export const MARK = '\uE000';

/** Undefined where the XML is put together in a way that marks cannot show. */
export function skeletonOf({ outer, inner }: TemplatePair): Skeleton | undefined {
  const places: Place[] = [];
  const write = (parts: readonly XmlPart[], instance: Place['instance']): string =>
    parts.map((part) => writePart(part, instance)).join('');
  const writePart = (part: XmlPart, instance: Place['instance']): string => {
    switch (part.kind) {
      case 'xml':
        return part.xml;
      case 'slot':
        return slot({ instance, index: part.index, isElement: false });
      case 'attribute':
        return attributeXml(part.name, write(part.value, instance));
      case 'around-slot':
        return `${write(part.start, instance)}${slot({ instance, index: part.index, isElement: true })}${part.end}`;
      case 'instance':
        return MARK;
      default:
        return assertNever(part);
    }
  };
  const slot = (place: Place): string => {
    if (place.instance === 'outer' && place.index === inner?.slot)
      return write(inner.parts, 'inner');
    places.push(place);
    return `${MARK}${places.length - 1}${MARK}`;
  };
  const xml = write(outer, 'outer');
  const marks = xml.split(MARK).length - 1;
  return marks === places.length * 2 ? { xml, places } : undefined;
}
