import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { shortLine } from '../../base/shortened.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { DataSource } from '../../content/model.ts';
import { extractedFields } from '../../detect/extracted-fields.ts';
import { readSample } from '../../detect/sample.ts';
import type { Event } from '../../events/event.ts';
import { toJson } from '../../events/field-value.ts';
import { inherited, lineageOf } from '../../mapping/data-source-lineage.ts';
import type { Workspace } from '../workspace.ts';
import { readLogEvent } from './log-event.ts';
import type { NewContext } from './new-kind.ts';
import { type Pseudonyms, pseudonymised, pseudonymsOf } from './pseudonyms.ts';
import { keptFields } from './trimmed-event.ts';

/** The event that a new detection starts from, and what is known of its source. */
export interface DetectionSample {
  readonly dataSource: string;
  /** The condition that selects the events of the source. */
  readonly clause: string;
  readonly event: Event;
  /** Whether it is an event of a log, which the search matches from the start. */
  readonly isReal: boolean;
  /** The keys of the test. */
  readonly test: {
    readonly source: string | undefined;
    readonly sourcetype: string | undefined;
    readonly events: readonly (string | Readonly<Record<string, unknown>>)[];
  };
}

/** The example of a data source; undefined after a mistake. */
export async function exampleSample(
  dataSource: string,
  context: NewContext,
): Promise<DetectionSample | undefined> {
  const { workspace } = context;
  const known = sourcesOf(workspace);
  const lineage = lineageOf(dataSource, known);
  const own = lineage.at(-1);
  if (own === undefined) {
    const hint = didYouMean(nearest(dataSource, [...known.keys()]));
    context.refuse(
      `unknown data source "${dataSource}"; ${hint ?? 'create it with "tripline new data-source"'}`,
    );
    return undefined;
  }
  const example = lineage.findLast(({ data }) => data.example_log !== undefined)?.data.example_log;
  const text = example?.trim() ?? '<insert a raw event>';
  const origin = {
    source: inherited(lineage, 'source'),
    sourcetype: inherited(lineage, 'sourcetype'),
  };
  const event = await eventOf(text, origin, workspace);
  const clause = clauseOf(lineage, workspace);
  return { dataSource, clause, event, isReal: false, test: { ...origin, events: [text] } };
}

/** An event of a log: recognized, reduced to what its source and the first search need, without names. */
export async function sampleFromLog(
  place: string,
  context: NewContext,
): Promise<DetectionSample | undefined> {
  const { workspace } = context;
  const given = { source: context.option('source'), sourcetype: context.option('sourcetype') };
  const found = await readLogEvent(place, given);
  if ('reason' in found) {
    context.refuse(found.reason);
    return undefined;
  }
  const whole = await eventOf(found.text, found, workspace);
  const dataSource =
    context.option('data-source') ?? workspace.library.dataSources.sourcesOf(whole).at(-1);
  if (dataSource === undefined) {
    context.refuse(
      `no data source recognizes the event in ${place}: give its sourcetype, or name the data source`,
      'sourcetype',
    );
    return undefined;
  }
  const base = await exampleSample(dataSource, context);
  if (base === undefined) return undefined;
  const origin = {
    source: found.source ?? base.test.source,
    sourcetype: found.sourcetype ?? base.test.sourcetype,
  };
  const trimmed = keptFields(extractedFields(found.text, origin), whole, workspace.library);
  const fields = trimmed === undefined ? undefined : plain(trimmed);
  const names = pseudonymsOf({ ...named(plain(whole)), ...(fields ?? plain(whole)) });
  const content =
    fields === undefined ? pseudonymised(found.text, names) : withPseudonyms(fields, names);
  noteNames(names, content, context);
  const event = await eventOf(content, origin, workspace);
  return { ...base, event, isReal: true, test: { ...origin, events: [content] } };
}

async function eventOf(
  content: string | Readonly<Record<string, unknown>>,
  origin: { readonly source: string | undefined; readonly sourcetype: string | undefined },
  { library }: Workspace,
): Promise<Event> {
  const data =
    typeof content === 'string'
      ? ({ kind: 'text', text: content } as const)
      : ({ kind: 'fields', fields: content } as const);
  const { source, sourcetype } = origin;
  const { events } = await readSample([{ data, source, sourcetype }], library, () => undefined);
  return events[0] ?? new Map();
}

function plain(event: Event): Readonly<Record<string, unknown>> {
  return Object.fromEntries([...event].map(([name, value]) => [name, toJson(value)]));
}

function withPseudonyms(
  fields: Readonly<Record<string, unknown>>,
  names: Pseudonyms,
): Readonly<Record<string, unknown>> {
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    return typeof value === 'string' ? pseudonymised(value, names) : value;
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, replaced(value)]));
}

/** The common fields of an event that name people and machines. */
const NAMED = ['user', 'src_user', 'user_name', 'dest', 'src', 'host', 'dvc', 'src_host'];

function named(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    NAMED.flatMap((name) => (name in fields ? [[name, fields[name]]] : [])),
  );
}

/** What was replaced, and what was left for the author to check. */
function noteNames(
  names: Pseudonyms,
  content: string | Readonly<Record<string, unknown>>,
  { note }: NewContext,
): void {
  for (const [from, to] of names.replacements)
    if (from !== to) note(`replaced ${shortLine(from, 60)} with ${to}`);
  if (typeof content === 'string') {
    note(`left as text, check it for names: ${shortLine(content, 200)}`);
    return;
  }
  const added = new Set(names.replacements.values());
  const left = Object.entries(content).filter(
    ([, value]) => typeof value === 'string' && ![...added].some((name) => value.includes(name)),
  );
  note('left as in the log, check for names:');
  for (const [name, value] of left) note(`  ${name}: ${shortLine(String(value), 100)}`);
}

type Sources = ReadonlyMap<string, ContentDocument<DataSource>>;

function sourcesOf({ content, builtIn }: Workspace): Sources {
  return new Map([...builtIn.data_source.byName, ...content.data_source.byName]);
}

/** A macro for the source if there is one, else its source or sourcetype; with the value that separates it. */
function clauseOf(lineage: readonly ContentDocument<DataSource>[], workspace: Workspace): string {
  const source = inherited(lineage, 'source');
  const sourcetype = inherited(lineage, 'sourcetype');
  const separator = inherited(lineage.slice(0, -1), 'separator');
  const value = lineage.at(-1)?.data.separator_value;
  const isOne = typeof value === 'string' || typeof value === 'number';
  const only = separator !== undefined && isOne ? ` ${separator}=${quoted(String(value))}` : '';
  const terms = [
    ...(source === undefined ? [] : [`source=${quoted(source)}`]),
    ...(sourcetype === undefined ? [] : [`sourcetype=${quoted(sourcetype)}`]),
  ];
  const macro = terms.flatMap((term) => macroFor(term, workspace) ?? [])[0];
  return `${macro ?? terms[0] ?? 'source=*'}${only}`;
}

function quoted(text: string): string {
  return /^[\w.:-]+$/.test(text) ? text : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

function macroFor(term: string, { content, builtIn }: Workspace): string | undefined {
  const plainTerm = term.replaceAll('"', '');
  for (const { macro } of [content, builtIn])
    for (const { data } of macro.all)
      if (data.definition?.replaceAll('"', '').trim() === plainTerm) return `\`${data.name}\``;
  return undefined;
}
