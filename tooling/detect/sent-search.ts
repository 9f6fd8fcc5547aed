import { engine } from '../backends/engine/engine.ts';
import { fileSource } from '../base/source.ts';
import { environmentFor } from '../mapping/environment.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { RunnableSearch } from './compile-search.ts';
import { type Library, lookupsOf } from './library.ts';

/** A search as plain data, for another thread: its plans refer to places in its text. */
export interface SentSearch {
  readonly name: string;
  readonly text: string;
  readonly plan: LogicalPlan;
  readonly optimised: LogicalPlan;
}

/** The plain data of a search. */
export function sentSearch({ source, plan, optimised }: RunnableSearch): SentSearch {
  return { name: source.name, text: source.text, plan, optimised };
}

/** The search that can run again. */
export function receivedSearch(
  { name, text, plan, optimised }: SentSearch,
  library: Library,
): RunnableSearch {
  const source = fileSource(name, text);
  const environment = environmentFor(source, lookupsOf(library));
  const { program: executable } = engine(environment).emit(optimised, source);
  return { source, plan, optimised, executable };
}
