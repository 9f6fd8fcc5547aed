import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { fileSource } from '../../base/source.ts';
import type { Detection, Tuning } from '../../content/model.ts';
import { compileSearchText } from '../../detect/compile-search.ts';
import type { Library } from '../../detect/library.ts';
import { fieldsRead } from '../../plan/reads.ts';
import type { Searching } from '../repository.ts';
import { defineRule, type Finding } from '../rule.ts';
import { canHave } from '../tokens.ts';

export const tuningTarget = defineRule({
  id: 'tuning-target',
  summary: 'Tuning names macros and lookups of the search, and fields of its results.',
  rationale:
    'Users paste the condition into the macro. A macro that the search does not call, or a field that its results do not have, excludes nothing or everything.',
  bad: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user Processes.process_name
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\`
tuning:
  - for: The memory of hung processes is dumped for their vendor.
    macro: lsass_dump_filter
    exclude: user="svc-support"`,
  good: `search: |
  | tstats summariesonly=false count from datamodel=Endpoint.Processes
    where Processes.process_name=procdump.exe by Processes.dest Processes.user Processes.process_name
  | rename Processes.* AS *
  | \`lsass_dump_with_procdump_filter\`
tuning:
  - for: The memory of hung processes is dumped for their vendor.
    macro: lsass_dump_with_procdump_filter
    exclude: user="svc-support"`,
  severity: 'warning',
  *check({ detections, library }) {
    for (const detection of detections)
      for (const [index, tuning] of (detection.data.tuning ?? []).entries())
        yield* findingsIn(tuning, { detection, index, library });
  },
});

interface Place {
  readonly detection: Searching<Detection>;
  readonly index: number;
  readonly library: Library;
}

function* findingsIn(tuning: Tuning, place: Place): Iterable<Finding> {
  const { macros, lookups, written } = place.detection.search;
  const { macro, lookup, exclude, change } = tuning;
  // A filter macro need not be defined here.
  const isCalled = macro !== undefined && written.text.includes(`\`${macro}\``);
  if (macro !== undefined && !isCalled) yield* notUsed('macro', macro, { ...place, used: macros });
  if (lookup !== undefined) yield* notUsed('lookup', lookup, { ...place, used: lookups });
  if (exclude !== undefined) yield* ofCondition(exclude, place);
  else if (change === undefined)
    yield {
      message: 'tuning says nothing to change',
      span: place.detection.at(['tuning', place.index]),
      help: 'add "exclude" with a condition, or "change" in words',
    };
}

function* notUsed(
  kind: 'macro' | 'lookup',
  name: string,
  { detection, index, used }: Place & { readonly used: readonly string[] },
): Iterable<Finding> {
  if (used.includes(name)) return;
  yield {
    message: `the search does not use the ${kind} "${name}"`,
    span: detection.at(['tuning', index, kind]),
    help: didYouMean(nearest(name, used)) ?? `it uses ${used.join(', ') || `no ${kind}`}`,
  };
}

function* ofCondition(exclude: string, { detection, index, library }: Place): Iterable<Finding> {
  const span = detection.at(['tuning', index, 'exclude']);
  const source = fileSource('exclude', `| makeresults | search NOT (${exclude})`);
  const { plan, status } = compileSearchText(source, library, () => undefined);
  if (status === 'error' || plan.kind !== 'filter') {
    yield { message: `"${exclude}" is not a condition of the search command`, span };
    return;
  }
  for (const { text } of fieldsRead(plan.predicate))
    if (!canHave(detection.search, text))
      yield { message: `results do not have the field "${text}"`, span };
}
