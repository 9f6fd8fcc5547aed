import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../base/record.ts';
import { deleteFile } from '../../disk/partial-file.ts';
import { writeWhole } from '../../disk/write-whole.ts';
import type { Batch } from '../../replay/hec-event.ts';

/** What a replay was about: a replay of something else does not resume it. */
export type ReplayIdentity = readonly (string | number | boolean | undefined)[];

/** The confirmed batches of a replay, on disk, so that an interrupted replay can go on. */
export class ReplayJournal {
  readonly #path: string;
  /** The time that the newest event was moved to. */
  readonly now: number;
  readonly #done: Set<number>;

  private constructor(path: string, { now, done }: { now: number; done: readonly number[] }) {
    this.#path = path;
    this.now = now;
    this.#done = new Set(done);
  }

  /** The journal of the same replay, to go on with it, or a new one. */
  static open(
    folder: string,
    identity: ReplayIdentity,
    { resume, now }: { readonly resume: boolean; readonly now: number },
  ): ReplayJournal {
    const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
    const path = join(folder, 'replay', `${key}.json`);
    const known = resume ? readState(path) : undefined;
    return new ReplayJournal(path, known ?? { now, done: [] });
  }

  get confirmed(): number {
    return this.#done.size;
  }

  has({ index }: Batch): boolean {
    return this.#done.has(index);
  }

  confirm({ index }: Batch): void {
    this.#done.add(index);
    writeWhole(this.#path, JSON.stringify({ now: this.now, done: [...this.#done] }));
  }

  /** After the last batch there is nothing to resume. */
  finish(): void {
    deleteFile(this.#path);
  }
}

function readState(path: string): { now: number; done: readonly number[] } | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const state: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isRecord(state) || typeof state['now'] !== 'number') return undefined;
    const done = Array.isArray(state['done']) ? state['done'] : [];
    return { now: state['now'], done: done.filter((index) => typeof index === 'number') };
  } catch {
    // A damaged journal is as good as none: everything is sent again.
    return undefined;
  }
}
