import { shortLine } from '../../base/shortened.ts';
import type { DetectionTest } from '../../content/model.ts';
import { toText } from '../../events/field-value.ts';
import type { MeasuredTest } from '../measure.ts';
import type { Draft, ValueEdit } from './edit.ts';
import { COMPANY, type Found, OTHER_NUMBER } from './explore.ts';
import { ownName } from './text-edit.ts';

/** A suggested test and its events. */
export interface SuggestedTest extends MeasuredTest {
  readonly drafts: readonly Draft[];
}

/** The events of a result as a test, which is marked as suggested and named by what differs from its seed. */
export function describedTest(
  { trial, seed, edits }: Found,
  others: readonly MeasuredTest[],
  condition?: string,
): SuggestedTest {
  const { drafts, sample, rows = [] } = trial;
  const kind = rows.length === 0 ? 'near miss' : 'match';
  const more = drafts.length - seed.drafts.length;
  const name = `Suggested ${kind}: ${edits.map((edit) => describedEdit(edit, more)).join('; ') || 'smallest sample'}`;
  const test: DetectionTest = {
    name: unused(name, others),
    suggested: true,
    ...contentOf(drafts),
    ...(seed.test.now !== undefined && { now: seed.test.now }),
    expected_results: rows.length,
    ...(condition !== undefined && { pass_condition: condition }),
  };
  return { test, sample, drafts };
}

function describedEdit(edit: ValueEdit, more: number): string {
  if (edit === COMPANY) return 'beside another event';
  if (edit === OTHER_NUMBER) return more < 0 ? 'fewer events' : 'more events';
  const field = ownName(edit.field);
  if (edit.to === null) return `without ${field}`;
  if (edit.from === null) return `${field} ${quoted(edit.to)}`;
  const { added, removed } = changedPart(toText(edit.from), edit.to);
  const name = field === '_raw' ? 'text' : field;
  if (added === '') return `${name} without ${quoted(removed)}`;
  return `${name} ${quoted(added)} instead of ${quoted(removed)}`;
}

/** What differs between two values, in whole words; short values whole. */
function changedPart(from: string, to: string) {
  if (from.length <= 40 && to.length <= 40) return { added: to, removed: from };
  let start = 0;
  while (start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const most = Math.min(from.length, to.length) - start;
  while (end < most && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  while (start > 0 && /\w/.test(from[start - 1] ?? '')) start -= 1;
  while (end > 0 && /\w/.test(from[from.length - end] ?? '')) end -= 1;
  return {
    removed: from.slice(start, from.length - end),
    added: to.slice(start, to.length - end),
  };
}

function quoted(text: string): string {
  return `"${shortLine(text, 60)}"`;
}

function unused(name: string, others: readonly MeasuredTest[]): string {
  const names = new Set(others.map(({ test }) => test.name));
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!names.has(candidate)) return candidate;
  }
}

type Content = Pick<DetectionTest, 'source' | 'sourcetype' | 'events'>;

/** Events with one origin share it; otherwise each has its own among its fields. */
function contentOf(drafts: readonly Draft[]): Content {
  const [first] = drafts;
  const isShared = drafts.every(
    ({ source, sourcetype }) => source === first?.source && sourcetype === first?.sourcetype,
  );
  const events = drafts.map((draft) => eventOf(draft, isShared)) as DetectionTest['events'] & {};
  if (!isShared || first === undefined) return { events };
  const { source, sourcetype } = first;
  return {
    ...(source !== undefined && { source }),
    ...(sourcetype !== undefined && { sourcetype }),
    events,
  };
}

function eventOf({ data, source, sourcetype }: Draft, isShared: boolean) {
  if (data.kind === 'text') return data.text;
  return isShared ? data.fields : { source, sourcetype, ...data.fields };
}
