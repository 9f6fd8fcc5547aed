import type { CompiledSearch } from '../../detect/compile-search.ts';
import { rowsWithValues } from '../../detect/rows-with-values.ts';
import { runTest, settingsOf } from '../../detect/test-detection.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import { whyInseparable } from '../inseparable.ts';
import { authorText, compiledMutant, killerOf, type Measured } from '../measure.ts';
import { mutatedText } from '../mutant.ts';
import { placeOf } from '../mutant-place.ts';
import { mutantsOf } from '../mutants.ts';
import { describedTest, type SuggestedTest } from './described-test.ts';
import { type Exploration, explore } from './explore.ts';
import type { Trial } from './trials.ts';

/** Adds a test for each mutant that all tests so far pass with, if events are found that separate it. */
export async function suggestForMutants(
  measured: Measured,
  exploration: Exploration,
  found: SuggestedTest[],
): Promise<void> {
  const text = authorText(measured.search);
  for (const mutant of mutantsOf(exploration.decisions, text)) {
    const mutated = compiledMutant(mutatedText(mutant, text), measured);
    const tests = [...measured.tests, ...found];
    if (killerOf(mutated, { ...measured, tests }) !== null) continue;
    const place = placeOf(mutant, text, exploration.decisions);
    if (place === undefined || whyInseparable(mutant, place.clause, text) !== undefined) continue;
    const conditionOf = (trial: Trial) => telling(trial, mutated, measured);
    const isReached = (trial: Trial) => conditionOf(trial) !== undefined;
    const result = await explore({ ...place, outcome: undefined, isReached }, exploration);
    if (result === undefined) continue;
    const { condition } = conditionOf(result.trial) ?? {};
    found.push(describedTest(result, tests, condition));
  }
}

/** The expectation that separates a mutant on the events of a trial; undefined if none does. */
function telling(
  { sample, rows = [] }: Trial,
  mutated: CompiledSearch,
  { search, settings }: Measured,
): { readonly condition: string | undefined } | undefined {
  const others = orFailure(() =>
    rowsWithValues(
      mutated.executable(sample.run(() => undefined, settingsOf({ name: '' }, settings))),
    ),
  );
  if (others instanceof SearchFailure) return undefined;
  const condition = rows.length === others.length ? differingValue(rows, others) : undefined;
  if (rows.length === others.length && condition === undefined) return undefined;
  const test = {
    name: '',
    expected_results: rows.length,
    ...(condition !== undefined && { pass_condition: condition }),
  };
  const statusOf = (tried: CompiledSearch) =>
    runTest({ search: tried, test, sample, settings }).status;
  return statusOf(search) === 'passed' && statusOf(mutated) !== 'passed'
    ? { condition }
    : undefined;
}

/** A condition on a value that only the first rows have. */
function differingValue(rows: readonly Event[], others: readonly Event[]): string | undefined {
  for (const row of rows)
    for (const [field, value] of row) {
      if (!isPlain(value)) continue;
      if (others.some((other) => toText(other.get(field)) === toText(value))) continue;
      return `| where '${field}'=${JSON.stringify(toText(value))}`;
    }
  return undefined;
}

function isPlain(value: FieldValue): boolean {
  return (typeof value === 'string' || typeof value === 'number') && !/['"\\]/.test(toText(value));
}
