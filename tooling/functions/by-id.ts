import { evalFunctions } from './eval/index.ts';
import type { EvalFunction } from './eval-function.ts';
import { spl2Functions } from './spl2/index.ts';

/** Which language an expression is written in: the two differ in their functions. */
export type Dialect = 'spl' | 'spl2';

const TABLES: Readonly<Record<Dialect, ReadonlyMap<string, EvalFunction>>> = {
  spl: evalFunctions,
  spl2: spl2Functions,
};

/** The functions of a dialect, by their names in lower case. */
export function functionsOf(dialect: Dialect): ReadonlyMap<string, EvalFunction> {
  return TABLES[dialect];
}

/** The id of a function that a dialect knows under a name: `lower`; `spl2.replace` where SPL means something else. */
export function idOf(name: string, dialect: Dialect): string {
  return TABLES[dialect].get(name) === evalFunctions.get(name) ? name : `${dialect}.${name}`;
}

/** The functions of all dialects, by their ids. */
export const functionsById: ReadonlyMap<string, EvalFunction> = new Map(
  (['spl', 'spl2'] as const).flatMap((dialect) =>
    [...TABLES[dialect]].map(([name, definition]) => [idOf(name, dialect), definition] as const),
  ),
);
