import type { Extension } from '../../../plan/plan.ts';
import type { Relation } from '../relation.ts';
import type { Translation } from '../translation.ts';

/** How the extension of a command becomes steps of a query. */
export type TranslatedCommand = (node: Extension, translation: Translation) => Relation;

/** The commands beyond core nodes that have a translation. */
export const extensions: ReadonlyMap<string, TranslatedCommand> = new Map();
