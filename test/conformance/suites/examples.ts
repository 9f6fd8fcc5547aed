import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../../tooling/backends/engine/build.ts';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { commands } from '../../../tooling/commands/index.ts';
import type { Event } from '../../../tooling/events/event.ts';
import {
  type FieldValue,
  fromJson,
  toText,
  valuesOf,
} from '../../../tooling/events/field-value.ts';
import { runWith, withRows } from '../../../tooling/events/run.ts';
import { environmentFor } from '../../../tooling/mapping/environment.ts';
import { given } from '../../../tooling/plan/plan.ts';
import { lower } from '../../../tooling/resolve/lower.ts';
import { parseSearch } from '../../../tooling/spl/parser.ts';
import type { Suite } from '../suite.ts';

interface Example {
  readonly id: string;
  readonly query: string;
  readonly input: readonly Readonly<Record<string, unknown>>[] | null;
  readonly expected: {
    readonly rows?: readonly Readonly<Record<string, unknown>>[];
    readonly count?: number;
    readonly error?: boolean;
  };
}

/** Searches of Splunk's documentation, with the rows that it shows. */
export const documentedExamples: Suite = {
  name: 'documented-examples',
  run(corpus) {
    const file = join(corpus, 'spl', 'documented-examples.json');
    const cases: readonly Example[] = JSON.parse(readFileSync(file, 'utf8')).cases;
    const details = cases.flatMap((example) => missOf(example) ?? []);
    return {
      suite: 'documented-examples',
      passed: cases.length - details.length,
      total: cases.length,
      details,
    };
  },
};

/** The documentation was written in California. */
const RUN = runWith({ timeZone: 'America/Los_Angeles', now: 1_700_000_000 });

function missOf({ id, query, input, expected }: Example): string | undefined {
  const problems: Diagnostic[] = [];
  const rows = runSearch(query, (input ?? []).map(eventOf), problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (expected.error) return errors.length > 0 ? undefined : `${id}: expected an error in ${query}`;
  if (errors.length > 0) return `${id}: ${errors[0]?.message} in ${query}`;
  if (expected.count !== undefined && rows.length === expected.count) return undefined;
  const wanted = expected.rows ?? [];
  // A row without a value shows nothing: whether there is one is not what an example says (facts 5 to 7).
  const showsNothing = wanted.every((row) => Object.keys(row).length === 0) && rows.length === 0;
  const isSame =
    showsNothing ||
    (rows.length === wanted.length && wanted.every((row, index) => holds(rows[index], row)));
  return isSame
    ? undefined
    : `${id}: ${query} gives ${JSON.stringify(rows.map((row) => [...row]))}, not ${JSON.stringify(wanted)}`;
}

function runSearch(
  text: string,
  input: readonly Event[],
  problems: Diagnostic[],
): readonly Event[] {
  const source = fileSource('example', text);
  const report = (problem: Diagnostic) => void problems.push(problem);
  const pipeline = parseSearch(source, { commands, report });
  const plan = lower(
    pipeline,
    { commands, source, report, lookups: undefined },
    given(pipeline.span),
  );
  const executable = build(plan, environmentFor(source));
  return problems.some(({ severity }) => severity === 'error')
    ? []
    : [...executable(withRows(RUN, input))];
}

function eventOf(row: Readonly<Record<string, unknown>>): Event {
  return new Map(Object.entries(row).map(([name, value]) => [name, fromJson(value)]));
}

/** Splunk shows texts; what an example leaves out may be there. */
function holds(row: Event | undefined, wanted: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => shown(row?.get(name) ?? null) === shown(fromJson(value)),
  );
}

function shown(value: FieldValue): string {
  return JSON.stringify(valuesOf(value).map(toText));
}
