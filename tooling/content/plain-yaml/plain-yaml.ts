import { type PlaceRows, Places } from '../places.ts';
import { readCollection } from './collections.ts';
import { NotPlain, PlainText } from './plain-text.ts';

/** The data of a YAML text and the positions of its parts. */
export interface PlainYaml {
  readonly data: unknown;
  readonly places: Places;
}

/**
 * Reads the plain YAML that nearly all content is written in, many times faster than the parser of all YAML: block
 * collections, scalars of all styles, and flow collections on one line. Undefined for anything else: anchors, tags,
 * tabs, CRLF, duplicate keys, and everything that the parser would report.
 */
export function readPlainYaml(text: string): PlainYaml | undefined {
  try {
    const { data, rows } = read(text);
    return { data, places: new Places(rows, text) };
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return undefined;
  }
}

function read(source: string): { readonly data: unknown; readonly rows: PlaceRows } {
  const text: PlainText = new PlainText(source);
  text.require(!source.includes('\r'));
  text.toContent();
  text.require(text.column === 0);
  const data = readCollection(text);
  text.require(text.isAtEnd);
  return { data, rows: text.rows };
}
