import { join } from 'node:path';
import { writeWhole } from '../../disk/write-whole.ts';
import { type Event, timeOf } from '../../events/event.ts';
import { contentKey, dayOf, type TableContent, tableName } from './lake-table.ts';
import {
  type LakeSettings,
  type LogEntry,
  MANIFEST,
  type Manifest,
  manifestText,
  type PartEntry,
  type TableEntry,
} from './manifest.ts';
import { parquetBytes } from './parquet-part.ts';
import { RowBuffer } from './row-buffer.ts';

/** How much a writer holds before it writes. */
export interface LakeLimits {
  /** About the bytes of the rows that wait to be written. */
  readonly bytes: number;
  /** Files per commit: events of very many days would otherwise be as many files at once. */
  readonly files: number;
  /** Fields of one table. */
  readonly fields: number;
}

/** About 64 MB of rows take 200 MB while they are written. */
export const LAKE_LIMITS: LakeLimits = { bytes: 64_000_000, files: 2_000, fields: 5_000 };

/** How far the logs are read. */
export interface LakeProgress {
  readonly logs: readonly LogEntry[];
  readonly events: number;
}

/**
 * Writes rows to a lake. Rows wait in memory until a commit, which writes a file for each table and day, and then a new
 * manifest: until then, nothing has changed.
 */
export class LakeWriter {
  readonly #folder: string;
  readonly #settings: LakeSettings;
  readonly #limits: LakeLimits;
  readonly #tables = new Map<string, TableWriter>();
  #bytes = 0;
  #files = 0;

  /** Goes on with a lake that has this manifest, or begins one. */
  constructor(
    folder: string,
    {
      settings,
      known,
      limits = LAKE_LIMITS,
    }: {
      readonly settings: LakeSettings;
      readonly known: Manifest | undefined;
      readonly limits?: LakeLimits | undefined;
    },
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#limits = limits;
    for (const table of known?.tables ?? [])
      this.#tables.set(contentKey(table.content), new TableWriter(table, limits.fields));
  }

  /** Adds the row of an event to a table. */
  add(content: TableContent, row: Event, place: { order: number; index: string }): void {
    const table = this.#tableOf(content);
    const { bytes, files } = table.add(row, place);
    this.#bytes += bytes;
    this.#files += files;
  }

  /** Whether a commit is due. */
  get isFull(): boolean {
    return this.#bytes >= this.#limits.bytes || this.#files >= this.#limits.files;
  }

  /** Field values that were left out, because their tables have too many fields, by table. */
  get leftOut(): ReadonlyMap<string, number> {
    const counts = [...this.#tables.values()].map(({ name, leftOut }) => [name, leftOut] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  /** Writes all rows that wait, and then the manifest. If that fails, the lake is as it was after the last commit. */
  commit({ logs, events }: LakeProgress): void {
    for (const table of this.#tables.values()) table.write(this.#folder);
    const tables = [...this.#tables.values()].map((table) => table.entry());
    const manifest: Manifest = {
      format: 'tripline-lake',
      version: 1,
      settings: this.#settings,
      tables,
      logs,
      events,
    };
    writeWhole(join(this.#folder, MANIFEST), manifestText(manifest));
    this.#bytes = 0;
    this.#files = 0;
  }

  #tableOf(content: TableContent): TableWriter {
    const key = contentKey(content);
    const known = this.#tables.get(key);
    if (known !== undefined) return known;
    const names = new Set([...this.#tables.values()].map(({ name }) => name));
    const name = tableName(content, (taken) => names.has(taken));
    const empty = { name, content, rows: 0, fields: [], parts: [] };
    const table = new TableWriter(empty, this.#limits.fields);
    this.#tables.set(key, table);
    return table;
  }
}

interface FieldState {
  texts: boolean;
  lists: boolean;
}

/** One table: what is written, and what waits. */
class TableWriter {
  readonly name: string;
  leftOut = 0;
  readonly #content: TableContent;
  readonly #mostFields: number;
  readonly #fields: Map<string, FieldState>;
  readonly #parts: PartEntry[];
  readonly #waiting = new Map<string, RowBuffer>();

  constructor({ name, content, fields, parts }: TableEntry, mostFields: number) {
    this.name = name;
    this.#content = content;
    this.#mostFields = mostFields;
    this.#fields = new Map(fields.map(({ field, texts, lists }) => [field, { texts, lists }]));
    this.#parts = [...parts];
  }

  /** Returns by how much it grew. */
  add(
    row: Event,
    { order, index }: { readonly order: number; readonly index: string },
  ): { readonly bytes: number; readonly files: number } {
    const day = dayOf(timeOf(row));
    const known = this.#waiting.get(day);
    const buffer = known ?? new RowBuffer();
    if (known === undefined) this.#waiting.set(day, buffer);
    const before = buffer.bytes;
    const mayHave = (field: string) => this.#mayHave(field);
    this.leftOut += buffer.add(row, { order, index, mayHave });
    return { bytes: buffer.bytes - before, files: known === undefined ? 1 : 0 };
  }

  write(folder: string): void {
    for (const [day, buffer] of this.#waiting) {
      const number = String(this.#parts.length + 1).padStart(6, '0');
      const path = `${this.name}/day=${day}/part-${number}.parquet`;
      const bytes = parquetBytes(buffer);
      writeWhole(join(folder, path), bytes);
      this.#parts.push({ path, day, rows: buffer.rows, bytes: bytes.length });
      this.#note(buffer);
    }
    this.#waiting.clear();
  }

  entry(): TableEntry {
    return {
      name: this.name,
      content: this.#content,
      rows: this.#parts.reduce((sum, { rows }) => sum + rows, 0),
      fields: [...this.#fields].map(([field, state]) => ({ field, ...state })),
      parts: this.#parts,
    };
  }

  #mayHave(field: string): boolean {
    if (this.#fields.has(field)) return true;
    if (this.#fields.size >= this.#mostFields) return false;
    this.#fields.set(field, { texts: false, lists: false });
    return true;
  }

  #note(buffer: RowBuffer): void {
    for (const [field, { rows, lists }] of buffer.columns) {
      const state = this.#fields.get(field);
      if (state === undefined) continue;
      state.texts ||= lists < rows.length;
      state.lists ||= lists > 0;
    }
  }
}
