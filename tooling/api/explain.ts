import { explain as explainSample } from '../detect/explain.ts';
import { Sample } from '../detect/sample.ts';
import { eventOf, type Row } from '../events/row.ts';
import { orFailure, SearchFailure } from '../events/run.ts';
import { type ConditionJson, explanationJson } from '../project/explain/explanation-json.ts';
import { type CompileOptions, compile, Search } from './compile.ts';

/** What to explain. */
export interface ExplainOptions extends CompileOptions {
  /** The number of the row to explain, from 1 (default: a match, or the nearest miss). */
  readonly event?: number;
}

/** Why a search returned what it returned. */
export interface Explanation {
  readonly rows: readonly Row[];
  /** Why there is no explanation: the search cannot run, or failed. */
  readonly failure: string | undefined;
  /** The explained event: a match, or else the nearest miss. */
  readonly event: ExplainedEvent | undefined;
  /** Conditions on results, after the aggregation. */
  readonly results: readonly ExplainedResults[];
}

/** A single event and the conditions that it met. */
export interface ExplainedEvent {
  /** Its number, from 1. */
  readonly number: number;
  /** Whether it reaches the aggregation or the result. */
  readonly passes: boolean;
  /** The dataset that the search reads, if the event does not belong to it. */
  readonly outside: string | null;
  readonly conditions: readonly Condition[];
}

/** A condition, with the values that the event has for it. */
export interface Condition extends ConditionJson {}

/** A condition on results. */
export interface ExplainedResults {
  readonly before: number;
  readonly kept: number;
  /** For the first removed result, or else the first result. */
  readonly conditions: Condition | null;
}

/** Runs a search over rows, and shows for one row which conditions are met with which values. */
export function explain(
  search: string | Search,
  rows: Iterable<Row>,
  options: ExplainOptions = {},
): Explanation {
  const { compiled, library } = search instanceof Search ? search : compile(search, options);
  const nothing = { rows: [], event: undefined, results: [] };
  if (!compiled.runnable)
    return { ...nothing, failure: `the search cannot run: ${compiled.reasons.join(', ')}` };
  const sample = new Sample([...rows].map(eventOf), library);
  const explained = orFailure(() =>
    explainSample(compiled, { library, sample, eventNumber: options.event }),
  );
  if (explained instanceof SearchFailure) return { ...nothing, failure: explained.message };
  const view = { name: compiled.source.name, text: compiled.source.text };
  const { rows: found, event, results } = explanationJson(explained, view);
  return { rows: found, event, results, failure: undefined };
}
