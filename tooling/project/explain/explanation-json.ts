import type { CheckedCondition } from '../../detect/conditions.ts';
import type { ExplainedEvent, Explanation } from '../../detect/explain.ts';
import { toJson } from '../../events/field-value.ts';
import { type Row, rowOf } from '../../events/row.ts';
import type { ExplainedTest } from './explained-test.ts';

/** What an explanation is about. */
export interface Explained {
  readonly name: string;
  /** The search with its macros expanded; spans refer to it. */
  readonly text: string;
}

/** A condition of a search, with the values that one event has for it. */
export interface ConditionJson {
  /** `single`, or how its children are combined: `all`, `any` or `not`. */
  readonly kind: string;
  /** The condition as written, with macros expanded. */
  readonly text: string;
  /** Whether it is met; null if unknown, such as for a missing field. */
  readonly outcome: boolean | null;
  /** The fields that it reads, and their values. */
  readonly saw: Row;
  readonly children: readonly ConditionJson[];
}

/** An explanation as programs read it. */
export function explanationJson(explanation: Explanation, view: Explained) {
  const { rows, events, event, matches, after } = explanation;
  return {
    detection: view.name,
    events,
    rows: rows.map(rowOf),
    event: event && {
      number: event.number,
      passes: event.passes,
      view: viewJson(event),
      outside: event.outside ?? null,
      conditions: event.filters.map((filter) => conditionJson(filter, view)),
    },
    matches: matches.map((match) => ({ number: match.number, view: viewJson(match) })),
    results: after.map(({ before, kept, example }) => ({
      before,
      kept,
      conditions: example === undefined ? null : conditionJson(example, view),
    })),
  };
}

/** A test with its result and its explanation as programs read it. */
export function testJson({ number, result, explanation }: ExplainedTest, view: Explained) {
  const { test, status, reason, expected } = result;
  return {
    number,
    test,
    verdict: status,
    expected,
    reason,
    explanation: explanation === undefined ? null : explanationJson(explanation, view),
  };
}

function viewJson({ view: { time, host, dataSource, fields } }: ExplainedEvent) {
  return {
    time: time ?? null,
    host: host ?? null,
    dataSource: dataSource ?? null,
    fields: Object.fromEntries(fields),
  };
}

function conditionJson(condition: CheckedCondition, view: Explained): ConditionJson {
  const { kind, span, outcome, saw, children } = condition;
  return {
    kind,
    text: view.text.slice(span.start, span.end),
    outcome,
    saw: Object.fromEntries(saw.map(([field, value]) => [field, toJson(value)])),
    children: children.map((child) => conditionJson(child, view)),
  };
}
