import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource } from '../../tooling/base/source.ts';
import { compileSearchText } from '../../tooling/detect/compile-search.ts';
import type { Library } from '../../tooling/detect/library.ts';
import type { Event } from '../../tooling/events/event.ts';
import { eventOf } from '../../tooling/events/row.ts';
import { runWith } from '../../tooling/events/run.ts';
import { ownWorkspace } from '../conformance/searches.ts';

const PLACEHOLDERS = new Map([['Administrators', ['ada', 'b*']]]);

/** The rows that a rule finds in events, as written there: no data source changes them. */
export function rowsOf(
  rule: string,
  events: readonly Readonly<Record<string, unknown>>[],
  others: readonly string[] = [],
): readonly Event[] {
  const rows = events.map((event) => eventOf(event as Parameters<typeof eventOf>[0]));
  const { executable } = compiled(rule, others).search;
  return [...executable(runWith({ scan: () => rows }))];
}

/** A compiled rule and its diagnostics; it can refer to other rules. */
export function compiled(rule: string, others: readonly string[] = []) {
  const diagnostics: Diagnostic[] = [];
  const library = libraryWith(others);
  const report = (problem: Diagnostic) => void diagnostics.push(problem);
  return { search: compileSearchText(fileSource('rule.yml', rule), library, report), diagnostics };
}

function libraryWith(others: readonly string[]): Library {
  const { library } = ownWorkspace();
  const named = (text: string) =>
    [...text.matchAll(/^(?:id|name|title): *(.+)$/gm)].map(([, name]) => name);
  const rule = (reference: string) => {
    const text = others.find((other) => named(other).includes(reference));
    return text === undefined ? undefined : fileSource('other.yml', text);
  };
  const filters = others
    .filter((text) => /^filter:/m.test(text))
    .map((text) => fileSource('filter.yml', text));
  const references = () => others.flatMap(named).flatMap((name) => name ?? []);
  const sigma = { ...library.sigma, placeholders: PLACEHOLDERS, rule, references, filters };
  return { ...library, sigma };
}
