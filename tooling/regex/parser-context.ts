import type { Cursor } from './cursor.ts';
import type { GroupTable } from './group-table.ts';
import type { RegexNode } from './syntax.ts';

/** The shared state of the parser parts. */
export interface ParserContext {
  readonly cursor: Cursor;
  readonly groups: GroupTable;
  readonly readChoice: () => RegexNode;
  readonly readSequence: () => RegexNode;
}
