import { isRecord } from '../../base/record.ts';
import type { Path, PathMoves } from '../document.ts';

/** Data in the native form, and where its parts are written. */
export interface NativeData {
  readonly data: Readonly<Record<string, unknown>>;
  readonly moves: PathMoves;
}

/** Data of a dialect on its way to the native form. */
export class Draft implements NativeData {
  readonly data: Record<string, unknown>;
  readonly moves: (readonly [native: Path, written: Path])[] = [];
  /** Relative to the content folder. */
  readonly path: string;

  constructor(written: Readonly<Record<string, unknown>>, path: string) {
    this.data = { ...written };
    this.path = path;
  }

  /** Takes a value out of the draft. */
  take(key: string): unknown {
    const value = this.data[key];
    delete this.data[key];
    return value;
  }

  /** Says where a native part is written; more specific parts first. */
  place(native: Path, written: Path): void {
    this.moves.push([native, written]);
  }

  /** Renames a key, unless the native one is written too. */
  rename(written: string, native: string): void {
    if (native in this.data) return;
    if (written in this.data) this.data[native] = this.take(written);
    this.place([native], [written]);
  }

  /** Moves keys from the top level to a mapping, under the same or another name. */
  moveInto(mapping: string, keys: readonly (readonly [written: string, native: string])[]): void {
    if (keys.length === 0) return;
    const present = keys.filter(([written]) => written in this.data);
    if (mapping in this.data && present.length === 0) return;
    const moved = present.map(([written, native]) => [native, this.take(written)] as const);
    const known = this.data[mapping];
    this.data[mapping] = { ...Object.fromEntries(moved), ...(isRecord(known) ? known : {}) };
    for (const [written, native] of keys) this.place([mapping, native], [written]);
  }
}
