import type { Used } from '../../base/budget.ts';
import type { SentSearch } from '../../detect/sent-search.ts';
import type { ReadTask } from './tasks.ts';

/** How logs are read: see `ReadLogsOptions` and `RunRequest`. Plain data. */
export interface ReadOrder {
  readonly source: string | undefined;
  readonly sourcetype: string | undefined;
  readonly since: number | undefined;
  readonly until: number | undefined;
  readonly referenceTime: number | undefined;
  readonly window: number | undefined;
  /** Other values of limits, for tests. */
  readonly most: Used | undefined;
}

/** What a thread needs to take part in a run. Plain data. */
export interface RunOrder extends ReadOrder {
  readonly kind: 'run';
  /** The content folder. */
  readonly content: string;
  /** The database of addresses. */
  readonly geo: string | undefined;
  readonly timeZone: string | undefined;
  readonly tasks: readonly ReadTask[];
  readonly searches: readonly SentSearch[];
  readonly shared: SharedArrayBuffer;
}
