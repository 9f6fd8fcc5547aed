import { stepping } from '../../../events/bounds.ts';
import type { Event } from '../../../events/event.ts';
import { toNumber } from '../../../events/field-value.ts';
import type { Run } from '../../../events/run.ts';
import type { RunningFrame } from '../../../plan/frame.ts';
import type { Totals } from '../operator.ts';
import type { Results } from './groups.ts';
import { Queue } from './queue.ts';

/** The bounds of a window of rows. */
type WindowOptions = Pick<RunningFrame, 'size' | 'seconds' | 'isGlobal'>;

interface Entry {
  readonly row: Event;
  readonly ids: readonly string[];
}

interface Group {
  totals: Totals;
  /** The rows in the window; not kept without a window. */
  readonly rows: Queue<Event>;
  /** Whether rows left the window since the totals were computed. */
  isStale: boolean;
}

/** For each group, the statistics of the rows so far, or of the rows in a sliding window. */
export class RunningTotals {
  private readonly create: () => Totals;
  private readonly options: WindowOptions;
  private readonly groups = new Map<string, Group>();
  private readonly windows = new Map<string, Queue<Entry>>();

  constructor(create: () => Totals, options: WindowOptions) {
    this.create = create;
    this.options = options;
  }

  reset(): void {
    this.groups.clear();
    this.windows.clear();
  }

  add(row: Event, ids: readonly string[], run: Run): void {
    for (const id of ids) {
      const group = this.group(id);
      if (!group.isStale) group.totals.add(row, run);
      if (this.hasWindow) group.rows.push(row);
    }
    if (!this.hasWindow || ids.length === 0) return;
    if (this.options.isGlobal) this.window('').push({ row, ids });
    else for (const id of ids) this.window(id).push({ row, ids: [id] });
  }

  /** Removes the rows that are too far from the current row. */
  moveTo(row: Event, ids: readonly string[]): void {
    if (!this.hasWindow || ids.length === 0) return;
    const time = toNumber(row.get('_time'));
    for (const id of this.options.isGlobal ? [''] : ids) {
      const window = this.window(id);
      while (this.leaves(window, time)) this.drop(window.shift());
    }
  }

  results(id: string, run: Run): Results {
    const group = this.group(id);
    if (group.isStale) {
      group.totals.release(run);
      group.totals = this.create();
      for (const row of stepping(group.rows, run)) group.totals.add(row, run);
      group.isStale = false;
    }
    return [...group.totals.results(run)];
  }

  private get hasWindow(): boolean {
    return this.options.size > 0 || this.options.seconds !== undefined;
  }

  /** A row exactly as old as the window is long is outside of it; the documentation does not say. */
  private leaves(window: Queue<Entry>, time: number | undefined): boolean {
    const { size, seconds } = this.options;
    if (size > 0 && window.length > size) return true;
    const first = toNumber(window.first?.row.get('_time'));
    if (seconds === undefined || first === undefined || time === undefined) return false;
    return Math.abs(time - first) >= seconds;
  }

  private drop(entry: Entry | undefined): void {
    for (const id of entry?.ids ?? []) {
      const group = this.group(id);
      group.rows.shift();
      group.isStale = true;
    }
  }

  private group(id: string): Group {
    const known = this.groups.get(id);
    if (known !== undefined) return known;
    const group: Group = { totals: this.create(), rows: new Queue(), isStale: false };
    this.groups.set(id, group);
    return group;
  }

  private window(id: string): Queue<Entry> {
    const known = this.windows.get(id);
    if (known !== undefined) return known;
    const window = new Queue<Entry>();
    this.windows.set(id, window);
    return window;
  }
}
