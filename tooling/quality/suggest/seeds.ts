import type { DetectionTest } from '../../content/model.ts';
import { matchingEvents } from '../../detect/explain.ts';
import { extractedFields } from '../../detect/extracted-fields.ts';
import { readingsOf } from '../../detect/search-reading.ts';
import type { Event } from '../../events/event.ts';
import { toJson, toText } from '../../events/field-value.ts';
import { orFailure, SearchFailure } from '../../events/run.ts';
import type { MeasuredTest } from '../measure.ts';
import type { Draft } from './edit.ts';
import { ownName } from './text-edit.ts';
import { rowsKey, type TrialSettings, tryDrafts } from './trials.ts';

/** The fewest events of a positive test for which its search still returns a row. */
export interface Seed {
  readonly drafts: readonly Draft[];
  readonly test: DetectionTest;
}

/** The number of events that are considered, and of those that are tried alone. */
const MOST_EVENTS = 400;
const MOST_ALONE = 12;

/** The seed of a test: its events reduced to those, and to the fields, that its rows need. Undefined without rows. */
export async function seedOf(
  { test, sample }: MeasuredTest,
  settings: TrialSettings,
): Promise<Seed | undefined> {
  const { search, library } = settings;
  const events = sample.inFileOrder;
  if (events.length > MOST_EVENTS * 50) return undefined;
  const found = orFailure(() => matchingEvents(search, { library, sample }));
  const numbers = found instanceof SearchFailure ? [] : found;
  const chosen = numbers.length > 0 ? numbers.map((number) => number - 1) : [...events.keys()];
  const drafts = chosen.slice(0, MOST_EVENTS).flatMap((at) => {
    const event = events[at];
    return event === undefined ? [] : [draftOf(event, test, at)];
  });
  const fewest = await fewestOf(drafts, test, settings);
  if (fewest === undefined) return undefined;
  return { drafts: await trimmed(fewest, test, settings), test };
}

/** An event as a test contains it: its own fields, or its text. */
function draftOf(event: Event, { events }: DetectionTest, at: number): Draft {
  const own = events?.[at];
  const origin = { source: originOf(event, 'source'), sourcetype: originOf(event, 'sourcetype') };
  if (typeof own === 'object') return { data: { kind: 'fields', fields: own }, ...origin };
  const host = originOf(event, 'host');
  return { data: { kind: 'text', text: toText(event.get('_raw')) }, ...origin, host };
}

function originOf(event: Event, field: string): string | undefined {
  const value = event.get(field);
  return typeof value === 'string' ? value : undefined;
}

async function fewestOf(
  drafts: readonly Draft[],
  test: DetectionTest,
  settings: TrialSettings,
): Promise<readonly Draft[] | undefined> {
  const hasRows = async (some: readonly Draft[]) =>
    some.length > 0 && ((await tryDrafts(some, settings, test)).rows?.length ?? 0) > 0;
  for (const draft of drafts.slice(0, MOST_ALONE)) if (await hasRows([draft])) return [draft];
  return (await hasRows(drafts)) ? withoutNeedless(drafts, hasRows) : undefined;
}

/** Leaves out ever smaller groups of items as long as the rest is enough. */
async function withoutNeedless<Item>(
  items: readonly Item[],
  isEnough: (some: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : size >> 1) {
    for (let at = 0; at < kept.length; ) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (rest.length < kept.length && (await isEnough(rest))) kept = rest;
      else at += size;
    }
  }
  return kept;
}

/** The fields of each event that the rows need; the text of an event where its fields alone give other rows. */
async function trimmed(
  drafts: readonly Draft[],
  test: DetectionTest,
  settings: TrialSettings,
): Promise<readonly Draft[]> {
  const { rows, sample } = await tryDrafts(drafts, settings, test);
  const wanted = rowsKey(rows);
  const isSame = async (some: readonly Draft[]) =>
    rowsKey((await tryDrafts(some, settings, test)).rows) === wanted;
  let result = drafts;
  for (const [at, draft] of drafts.entries()) {
    const fields = fieldsOf(draft);
    const replaced = (names: readonly string[]) =>
      result.map((other, index) => (index === at ? withFields(draft, fields, names) : other));
    const names = Object.keys(fields);
    if (names.length === 0 || !(await isSame(replaced(names)))) continue;
    const needed = neededFields(sample.inFileOrder[at], settings);
    const kept = await withoutNeedless(
      names.filter((name) => !needed.has(name)),
      (some) => isSame(replaced([...needed, ...some])),
    );
    result = replaced([...needed, ...kept]);
  }
  return result;
}

/** The time, and the fields of an event that what the search reads is made of. */
function neededFields(
  event: Event | undefined,
  { search, library }: TrialSettings,
): ReadonlySet<string> {
  const read = readingsOf(search.plan).flatMap(({ fields }) => [...fields].map(ownName));
  const behind =
    event === undefined
      ? []
      : read.flatMap((name) => library.dataSources.fieldsBehind(event, name));
  return new Set(['_time', ...read, ...behind]);
}

const ORIGIN: ReadonlySet<string> = new Set(['_raw', 'source', 'sourcetype', 'index']);

function fieldsOf({ data, source, sourcetype, host }: Draft): Readonly<Record<string, unknown>> {
  if (data.kind === 'fields') return data.fields;
  const [event, ...others] = extractedFields(data.text, { source, sourcetype });
  if (event === undefined || others.length > 0) return {};
  const entries = [...event].filter(([name]) => !ORIGIN.has(name));
  const fields = Object.fromEntries(entries.map(([name, value]) => [name, toJson(value)]));
  return host === undefined || host === 'unknown' || 'host' in fields
    ? fields
    : { ...fields, host };
}

function withFields(
  { source, sourcetype }: Draft,
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Draft {
  const kept = Object.entries(fields).filter(([name]) => names.includes(name));
  return { data: { kind: 'fields', fields: Object.fromEntries(kept) }, source, sourcetype };
}
