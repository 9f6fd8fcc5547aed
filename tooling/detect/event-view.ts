import { shortLine } from '../base/shortened.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import { nodesOf } from '../plan/plan.ts';
import { fieldsRead } from '../plan/reads.ts';
import type { CompiledSearch } from './compile-search.ts';
import type { CheckedCondition } from './conditions.ts';
import type { Library } from './library.ts';

/** What matters of an event: when, where, from which source, and what conditions read. */
export interface EventView {
  /** ISO 8601; undefined without a time. */
  readonly time: string | undefined;
  readonly host: string | undefined;
  readonly dataSource: string | undefined;
  /** The fields that conditions read, with their values; without those that are missing. */
  readonly fields: readonly (readonly [field: string, value: string])[];
}

/** The view of an event whose conditions were checked. */
export function viewOfEvent(
  event: Event,
  filters: readonly CheckedCondition[],
  library: Library,
): EventView {
  const saw = new Map<string, string>();
  for (const filter of filters) collectSeen(filter, saw);
  return {
    time: timeText(event),
    host: firstOf(event, ['host', 'dest', 'Computer', 'dvc']),
    dataSource: library.dataSources.sourcesOf(event).at(-1),
    fields: [...saw],
  };
}

/** A view as pairs of a name and a value, in order. */
export function viewPairs({ time, host, dataSource, fields }: EventView) {
  const first = { time, host, 'data source': dataSource };
  const known = Object.entries(first).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return [...known, ...fields];
}

/** An event on one line: what matters of it, with the fields that the conditions of a search read. */
export function eventLine(event: Event, search: CompiledSearch, library: Library): string {
  const read = nodesOf(search.plan).flatMap((node) =>
    node.kind === 'filter' ? fieldsRead(node.predicate).map(({ text }) => text) : [],
  );
  const names = new Set(read.map((name) => name.replace(/^(?:[A-Z]\w*\.)+/, '')));
  const fields = [...names].flatMap((name): [string, string][] => {
    const value = toText(event.get(name));
    return value === '' || name.startsWith('_') ? [] : [[name, value]];
  });
  const { time, host, dataSource } = viewOfEvent(event, [], library);
  const shown = fields.map(([name, value]) => `${name}=${shortLine(value, LONGEST_VALUE)}`);
  return [time, host, dataSource, ...shown].filter((part) => part !== undefined).join(' ');
}

const LONGEST_VALUE = 80;

function collectSeen({ saw, children }: CheckedCondition, found: Map<string, string>): void {
  for (const [field, value] of saw)
    if (value !== null && field !== '_raw') found.set(field, toText(value));
  for (const child of children) collectSeen(child, found);
}

function timeText(event: Event): string | undefined {
  const time = event.get('_time');
  if (typeof time !== 'number') return undefined;
  const date = new Date(time * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function firstOf(event: Event, fields: readonly string[]): string | undefined {
  const values = fields.map((field) => toText(event.get(field)));
  return values.find((value) => value !== '' && value !== 'unknown');
}
