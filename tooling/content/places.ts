import { type Document, isMap, isNode, isScalar, isSeq, parse } from 'yaml';
import type { Span } from '../base/source.ts';

/** The style of a YAML string: plain, quoted, or a block scalar with `|` or `>`. */
export type TextStyle = 'plain' | 'single' | 'double' | 'block';

/** The position of a part of a YAML file. */
export interface Place extends Span {
  /** The position of its key in a mapping. */
  readonly key: Span | undefined;
  /** Only for strings. */
  readonly style: TextStyle | undefined;
}

/**
 * The positions of the parts of a YAML document, packed: the only data of the parse tree that is needed later. Each
 * part is a row of numbers, followed by the rows of its children.
 */
export class Places {
  private readonly text: string;
  private readonly rows: Int32Array;
  private readonly named = new Map<number, ReadonlyMap<string, number>>();

  constructor(rows: PlaceRows, text: string) {
    this.rows = rows.packed();
    this.text = text;
  }

  /** The position at a path; undefined if it does not exist. */
  at(path: readonly (string | number)[]): Place | undefined {
    let row: number | undefined = 0;
    for (const name of path) row = row === undefined ? row : this.partsOf(row).get(String(name));
    return row === undefined ? undefined : this.placeAt(row);
  }

  private placeAt(row: number): Place {
    const key = this.spanAt(row + KEY);
    return { ...(this.spanAt(row) ?? NOWHERE), key, style: STYLES[this.number(row + STYLE)] };
  }

  /** The rows of the children of a part, by key or index; the last of duplicate keys is used. */
  private partsOf(row: number): ReadonlyMap<string, number> {
    const known = this.named.get(row);
    if (known !== undefined) return known;
    const parts = new Map<string, number>();
    const end = this.number(row + NEXT);
    for (let part = row + WIDTH; part < end; part = this.number(part + NEXT)) {
      const key = this.spanAt(part + KEY);
      parts.set(key === undefined ? String(parts.size) : this.nameAt(key), part);
    }
    this.named.set(row, parts);
    return parts;
  }

  private nameAt({ start, end }: Span): string {
    const written = this.text.slice(start, end);
    return /^['"]/.test(written) ? String(parse(written)) : written;
  }

  private spanAt(index: number): Span | undefined {
    const start = this.number(index);
    return start === NONE ? undefined : { start, end: this.number(index + 1) };
  }

  private number(index: number): number {
    return this.rows[index] ?? NONE;
  }
}

/** A row: start and end of the part, start and end of its key, its style, and the row after its children. */
const KEY = 2;
const STYLE = 4;
const NEXT = 5;
const WIDTH = 6;
const NONE = -1;
const NOWHERE: Span = { start: 0, end: 0 };

const STYLES: readonly TextStyle[] = ['plain', 'single', 'double', 'block'];

/** Collects the positions of parts. A part is opened before its children, and closed after them. */
export class PlaceRows {
  private readonly rows: number[] = [];

  open(start: number, key: Span | undefined, style?: TextStyle): number {
    const row = this.rows.length;
    const number = style === undefined ? NONE : STYLES.indexOf(style);
    this.rows.push(start, NONE, key?.start ?? NONE, key?.end ?? NONE, number, NONE);
    return row;
  }

  close(row: number, end: number): void {
    this.rows[row + 1] = end;
    this.rows[row + NEXT] = this.rows.length;
  }

  packed(): Int32Array {
    return Int32Array.from(this.rows);
  }
}

/** The positions of the parts of a parsed document. */
export function placesOf(document: Document.Parsed, text: string): Places {
  const rows = new PlaceRows();
  addRows(rows, document.contents);
  return new Places(rows, text);
}

function addRows(rows: PlaceRows, node: unknown, key?: unknown): void {
  const keySpan = rangeOf(key);
  const { start, end } = (isNode(node) ? rangeOf(node) : keySpan) ?? NO_SPAN;
  const row = rows.open(start, keySpan, styleOf(node));
  if (isSeq(node)) for (const item of node.items) addRows(rows, item);
  if (isMap(node)) for (const { key, value } of node.items) addRows(rows, value, key);
  rows.close(row, end);
}

const NO_SPAN: Span = { start: NONE, end: NONE };

function rangeOf(node: unknown): Span | undefined {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}

const QUOTED: Readonly<Record<string, TextStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function styleOf(node: unknown): TextStyle | undefined {
  if (!isScalar(node) || typeof node.value !== 'string') return undefined;
  return QUOTED[node.type ?? ''] ?? 'plain';
}
