import { engine } from '../backends/engine/engine.ts';
import type { Executable } from '../backends/engine/operator.ts';
import { once } from '../base/once.ts';
import type { Source } from '../base/source.ts';
import { environmentFor } from '../mapping/environment.ts';
import { fromJson, toJson } from '../plan/json.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { CompiledSearch, SearchDialect } from './compile-search.ts';
import { type Library, lookupsOf } from './library.ts';

/** A compiled search as texts: what is known of it, its plan, and its plan after the passes. */
export type KeptSearch = readonly [facts: string, plan: string, optimised: string];

interface Facts {
  readonly dialect: SearchDialect;
  /** The search with its macros expanded; undefined if it is the search as written. */
  readonly text?: string;
  readonly status: CompiledSearch['status'];
  readonly reasons: readonly string[];
  readonly runnable: boolean;
  readonly macros: readonly string[];
  readonly lookups: readonly string[];
  readonly fields?: readonly string[];
}

/** The texts of a compiled search. */
export function keptSearch(search: CompiledSearch): KeptSearch {
  const { dialect, status, reasons, runnable, macros, lookups, fields } = search;
  const facts: Facts = {
    ...{ dialect, status, reasons, runnable, macros, lookups },
    ...(search.source !== search.written && { text: search.source.text }),
    ...(fields !== undefined && { fields: [...fields] }),
  };
  return [JSON.stringify(facts), toJson(search.plan), toJson(search.optimised)];
}

/** What is kept of a search. The plans are read when they are needed. */
export interface KeptTexts {
  readonly facts: string;
  readonly plan: () => string;
  readonly optimised: () => string;
}

/** How a kept search becomes a compiled one again. */
export interface Revival {
  readonly written: Source;
  readonly library: Library;
  /** Compiles the search, for what is not kept: its tree, and the origins of its text. */
  readonly compile: () => CompiledSearch;
}

/** The compiled search of kept texts, which were made from the same search and library. */
export function revivedSearch(kept: KeptTexts, { written, library, compile }: Revival) {
  const { text, fields, ...facts }: Facts = JSON.parse(kept.facts);
  const whole = once(compile);
  const source = text === undefined ? written : expanded(written, text, whole);
  const plan = once(() => fromJson(kept.plan()));
  const optimised = once(() => fromJson(kept.optimised()));
  const executable = once(() => executableOf(optimised(), source, library));
  return {
    ...facts,
    written,
    source,
    fields: fields && new Set(fields),
    get plan(): LogicalPlan {
      return plan();
    },
    get optimised(): LogicalPlan {
      return optimised();
    },
    get executable(): Executable {
      return executable();
    },
    get pipeline() {
      return whole().pipeline;
    },
  } satisfies CompiledSearch;
}

function expanded({ name }: Source, text: string, whole: () => CompiledSearch): Source {
  return {
    name,
    text,
    get origin() {
      return whole().source.origin;
    },
  };
}

function executableOf(plan: LogicalPlan, source: Source, library: Library): Executable {
  return engine(environmentFor(source, lookupsOf(library))).emit(plan, source).program;
}
