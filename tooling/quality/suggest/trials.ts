import type { DetectionTest } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Library } from '../../detect/library.ts';
import { rowsWithValues } from '../../detect/rows-with-values.ts';
import { readSample, type Sample } from '../../detect/sample.ts';
import { settingsOf, type TestRun } from '../../detect/test-detection.ts';
import { rowKey } from '../../detect/trace-rows.ts';
import type { Event } from '../../events/event.ts';
import { orFailure, type Run, SearchFailure } from '../../events/run.ts';
import type { Draft } from './edit.ts';

/** Events that a test could contain, and the run over them. */
export interface Trial {
  readonly drafts: readonly Draft[];
  readonly sample: Sample;
  readonly run: Run;
  /** The result rows; undefined if the search fails. */
  readonly rows: readonly Event[] | undefined;
}

/** What drafts are run with. */
export interface TrialSettings {
  readonly search: CompiledSearch;
  readonly library: Library;
  readonly settings: TestRun['settings'];
}

/** Runs a search over drafts of events. */
export async function tryDrafts(
  drafts: readonly Draft[],
  { search, library, settings }: TrialSettings,
  test: Pick<DetectionTest, 'now'>,
): Promise<Trial> {
  const sample = await readSample(drafts, library, () => undefined);
  const newRun = () => sample.run(() => undefined, settingsOf({ name: '', ...test }, settings));
  const found = orFailure(() => rowsWithValues(search.executable(newRun())));
  return {
    drafts,
    sample,
    run: newRun(),
    rows: found instanceof SearchFailure ? undefined : found,
  };
}

/** A text for the rows of a trial: equal for equal rows in any order. */
export function rowsKey(rows: readonly Event[] | undefined): string {
  return (rows ?? []).map(rowKey).sort().join('\n');
}
