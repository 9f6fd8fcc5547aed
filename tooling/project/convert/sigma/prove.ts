import { fileSource } from '../../../base/source.ts';
import type { CompiledSearch } from '../../../detect/compile-search.ts';
import { compileSearchText } from '../../../detect/compile-search.ts';
import type { Library } from '../../../detect/library.ts';
import { bareRun, Sample } from '../../../detect/sample.ts';
import type { Event } from '../../../events/event.ts';
import { eventOf, type Row, rowOf } from '../../../events/row.ts';
import { orFailure, SearchFailure } from '../../../events/run.ts';

/** What was shown by running a rule and its conversion over the same events, one by one. */
export interface Proof {
  readonly events: number;
  /** How many of them the rule matches. */
  readonly matched: number;
  /** The first event that only one of them matches, or why the conversion does not run; undefined if there is none. */
  readonly difference: string | undefined;
}

/** Runs a rule and a search over events: they are equal if each of them matches the same ones. */
export function prove(
  rule: CompiledSearch,
  converted: string,
  { events, library }: { readonly events: readonly Event[]; readonly library: Library },
): Proof {
  const problems: string[] = [];
  const search = compileSearchText(fileSource('converted.spl', converted), library, (problem) => {
    if (problem.severity === 'error') problems.push(problem.message);
  });
  const [problem] = problems;
  if (problem !== undefined || !search.runnable)
    return { events: 0, matched: 0, difference: problem ?? search.reasons.join(', ') };
  let matched = 0;
  for (const event of events) {
    const [expected, found] = [matches(rule, event, library), matches(search, event, library)];
    if (expected === true) matched += 1;
    if (expected === found) continue;
    const which = expected === true ? 'only the rule' : 'only the search';
    const text = typeof found === 'string' ? found : `${which} matches ${shown(event)}`;
    return { events: events.length, matched, difference: text };
  }
  return { events: events.length, matched, difference: undefined };
}

function matches(search: CompiledSearch, event: Event, library: Library): boolean | string {
  const run = new Sample([event], library).run(() => undefined);
  const rows = orFailure(() => [...search.executable(run)]);
  return rows instanceof SearchFailure ? rows.message : rows.length > 0;
}

/** The longest description of an event. */
const LONGEST = 300;

function shown(event: Event): string {
  const text = JSON.stringify(rowOf(event));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Generated events with the fields that their data sources set. */
export function asEvents(rows: readonly Row[], library: Library): readonly Event[] {
  const run = bareRun(library);
  return rows.map((row) => library.dataSources.normalise(new Map(eventOf(row)), run));
}
