import type { Span } from '../../../base/source.ts';
import type { Steps } from '../relation.ts';
import type { Sql } from '../sql.ts';

/** How a statistic is written over the rows of a group. */
export interface TranslatedStatistic {
  /** Its name in the table of statistical functions. */
  readonly name: string;
  readonly translate: (value: Sql, context: GroupContext) => Sql;
}

/** What a statistic may need besides the values. */
export interface GroupContext {
  /** The number that the function takes. */
  readonly parameter: number | undefined;
  /** The place of the row in the order of the input. */
  readonly place: Sql;
  /** The time of the row. */
  readonly time: Sql;
  readonly span: Span;
  readonly steps: Steps;
}
