import type { Extension } from '../../../plan/plan.ts';
import type { Relation } from '../relation.ts';
import type { Translation } from '../translation.ts';

/** How the extension of a command becomes steps of a query. */
export interface TranslatedCommand {
  readonly command: string;
  readonly translate: (node: Extension, translation: Translation) => Relation;
}

/** The rows that the command gets. */
export function inputOf({ input, span }: Extension, translation: Translation): Relation {
  if (input === undefined) throw new Error(`a command without input at ${span.start}`);
  return translation.relation(input);
}
