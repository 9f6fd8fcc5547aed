import type { ParsedItem, ReportFlaw } from '../raw-format.ts';
import type { RecordFormat } from '../records/record-cutter.ts';
import type { ListIndex } from '../wrappers/list-index.ts';
import { endOfJson, endOfObject, isBetweenObjects } from './json-records.ts';
import { elementsOf, jsonText, membersOf } from './json-slices.ts';
import { type ListScan, type OpenList, scanAfterList, scanForList } from './list-scan.ts';
import { OPEN_BRACE, OPEN_BRACKET } from './marks.ts';

/** How a cutter reads objects, and reports the wrappers around them. */
export interface CutterOptions {
  readonly lists: ListIndex;
  readonly read: (object: string, flaw: ReportFlaw) => readonly ParsedItem[] | undefined;
  readonly noteWrapper: (id: string) => void;
}

interface OpenWrapper extends OpenList {
  /** The names of the columns of rows. */
  readonly columns: readonly string[];
}

/**
 * Cuts a file into JSON objects, in any layout. The elements of a list in a known wrapper are objects of their own, so
 * that a list of any length takes the memory of one element.
 */
export class JsonCutter implements RecordFormat {
  readonly #options: CutterOptions;
  /** The wrappers around the next record, the outermost first. */
  readonly #open: OpenWrapper[] = [];
  /** What the record that was found last is, if it is a part of a wrapper. */
  #part: ListScan | undefined;

  constructor(options: CutterOptions) {
    this.#options = options;
  }

  isBlank = (byte: number): boolean =>
    isBetweenObjects(byte) && !(byte === OPEN_BRACKET && this.#isInRows());

  isInList = (): boolean => this.#open.length > 0;

  findEnd = (bytes: Buffer, from: number, last: boolean): number => {
    const open = this.#open.at(-1);
    this.#part = undefined;
    if (bytes[from] === OPEN_BRACE) {
      const scan = scanForList(bytes, from, this.#options.lists);
      if (scan.kind === 'more' && !last) return -1;
      if (scan.kind === 'list') return this.#found(scan);
      return open === undefined ? endOfJson(bytes, from, last) : endOf(bytes, from, last);
    }
    if (open === undefined) return endOfJson(bytes, from, last);
    if (bytes[from] === OPEN_BRACKET) return endOf(bytes, from, last);
    const scan = scanAfterList(bytes, from, { index: this.#options.lists, open });
    if (scan.kind === 'more') return last ? bytes.length : -1;
    return scan.kind === 'none' ? endOfJson(bytes, from, last) : this.#found(scan);
  };

  parse = (record: string, flaw: ReportFlaw): readonly ParsedItem[] | undefined => {
    const part = this.#part;
    if (part?.kind === 'list') this.#enter(part.open, record);
    else if (part?.kind === 'rest') this.#open.pop();
    if (part !== undefined) return part.kind === 'value' ? undefined : [];
    return this.#options.read(this.#isInRows() ? this.#rowObject(record) : record, flaw);
  };

  #found(scan: Extract<ListScan, { readonly end: number }>): number {
    this.#part = scan;
    return scan.end;
  }

  #enter(open: OpenList, head: string): void {
    // A later list of the same object takes the place of the one before it.
    if (!head.startsWith('{')) this.#open.pop();
    const columns = open.list.rows === true ? columnsOf(head) : [];
    this.#open.push({ ...open, columns });
    this.#options.noteWrapper(open.list.wrapper);
  }

  #isInRows(): boolean {
    return this.#open.at(-1)?.list.rows === true;
  }

  #rowObject(row: string): string {
    const columns = this.#open.at(-1)?.columns ?? [];
    const values = elementsOf(row) ?? [];
    const members =
      columns.length === 0
        ? pairsOf(values)
        : values
            .slice(0, columns.length)
            .map((value, index) => `${JSON.stringify(columns[index])}:${value}`);
    return members.length === 0 ? row : `{${members.join(',')}}`;
  }
}

/** The columns of a row without a heading: `[{"field": "@message", "value": "…"}, …]`. */
function pairsOf(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => {
    const pair = membersOf(value);
    const [name, content] = [pair?.get('field'), pair?.get('value')];
    return name === undefined || content === undefined ? [] : [`${name}:${content}`];
  });
}

function endOf(bytes: Buffer, from: number, last: boolean): number {
  const end = endOfObject(bytes, from);
  return end < 0 && last ? bytes.length : end;
}

/** The `columns` or `fields` before the rows: `[{"name": "TimeGenerated", "type": "datetime"}, …]`, or just the names. */
function columnsOf(head: string): readonly string[] {
  // What follows the opening bracket is not there yet.
  const members = membersOf(`${head.trimEnd()}]}`);
  const columns = members?.get('columns') ?? members?.get('fields');
  return (elementsOf(columns ?? '') ?? []).map(
    (column) => jsonText(column) ?? jsonText(membersOf(column)?.get('name')) ?? '',
  );
}
