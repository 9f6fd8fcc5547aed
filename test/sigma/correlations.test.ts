import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { toText } from '../../tooling/events/field-value.ts';
import { rowsOf } from './run-rule.ts';

interface CorrelationCase {
  readonly title: string;
  readonly rule: object;
  readonly events: readonly (readonly [seconds: number, fields: Record<string, unknown>])[];
  readonly rows: readonly Record<string, unknown>[];
}

const { rules, cases }: { rules: readonly object[]; cases: readonly CorrelationCase[] } = parse(
  readFileSync('test/sigma/correlations.yml', 'utf8'),
);

/** A condition of the count of groups or rules must not depend on the order in which events are stored. */
test.each(cases)('$title', ({ rule, events, rows }) => {
  const stored = events.map(([_time, fields]) => ({ _time, ...fields }));
  const others = rules.map((one) => stringify(one));
  for (const order of [stored, stored.toReversed()]) {
    const found = rowsOf(stringify(rule), order, others).map((row) =>
      Object.keys(rows[0] ?? {}).map((field) => toText(row.get(field))),
    );
    expect(found.sort()).toEqual(rows.map((row) => Object.values(row).map(String)));
  }
});
