import { commands } from '../commands/index.ts';
import { keepsEverything } from '../commands/search.ts';
import type { ContentDocument } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { Printer } from '../spl/print.ts';
import type { CompiledSearch } from './compile-search.ts';
import type { Library } from './library.ts';

/** The behavior of a detection, as texts that are equal if the behavior is. */
export interface Behaviour {
  /** The whole search in canonical form, with macros expanded. */
  readonly search: string;
  /** The search without macro expansion, and each macro and lookup: what a change of the search can come from. */
  readonly parts: ReadonlyMap<string, string>;
  /** `lookup NAME`: its table. */
  readonly lookups: ReadonlyMap<string, string>;
  /** `risk`, `type`, `schedule`. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Extracts the behavior of a detection. Descriptions, messages, layout and comments are not part of it. */
export function behaviourOf(
  document: ContentDocument<Detection>,
  { search, library }: { readonly search: CompiledSearch; readonly library: Library },
): Behaviour {
  const { written, macros, source } = search;
  const macroText = (name: string) => library.macros.get(name)?.source.text ?? '';
  const lookups = new Set([...search.lookups, ...lookupsNamedIn(source.text, library)]);
  return {
    search: canonical(search),
    parts: new Map([
      ['search', written.text.replaceAll(/\s+/g, ' ').trim()],
      ...macros.map((name) => [`macro ${name}`, macroText(name)] as const),
    ]),
    lookups: new Map([...lookups].map((name) => [`lookup ${name}`, tableOf(name, library)])),
    settings: new Map(
      Object.entries(settingsOf(document)).map(([key, value]) => [key, text(value)]),
    ),
  };
}

/** Lookups whose names appear anywhere in a text: functions use them too, in both dialects. */
function lookupsNamedIn(searched: string, library: Library): readonly string[] {
  return [...library.lookupNames()].filter((name) => searched.includes(name));
}

/**
 * Everything that turns raw events into rows, as one text: data models, and data sources with their lookups. If two of
 * these are equal, events have the same fields.
 */
export function mappingText(
  documents: Iterable<ContentDocument<unknown>>,
  library: Library,
): string {
  const mappings = text([...documents].map(({ data }) => data));
  const lookups = lookupsNamedIn(mappings, library);
  return text([mappings, lookups.map((name) => [name, tableOf(name, library)])]);
}

/** The names of the parts in which two behaviors differ; empty if they are equal. */
export function changedParts(before: Behaviour, after: Behaviour): readonly string[] {
  const written = before.search === after.search ? [] : differing(before.parts, after.parts);
  // The difference may come from a macro that exists under its name on one side only.
  const search = before.search !== after.search && written.length === 0 ? ['search'] : written;
  return [
    ...search,
    ...differing(before.lookups, after.lookups),
    ...differing(before.settings, after.settings),
  ];
}

/** Whether two detections return the same results for the same events, as far as their searches determine it. */
export function findTheSame(before: Behaviour, after: Behaviour): boolean {
  return before.search === after.search && differing(before.lookups, after.lookups).length === 0;
}

function differing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

const printer = new Printer(commands);

/** A search that does not parse is compared as written. */
function canonical({ pipeline, source, status }: CompiledSearch): string {
  if (pipeline === undefined || status === 'error') return source.text;
  // A default filter macro keeps everything, so it does not matter whether a search ends with one.
  const deciding = pipeline.commands.filter((command) => !keepsEverything(command));
  return deciding.map((command) => printer.command(command)).join(' | ');
}

function tableOf(name: string, library: Library): string {
  const table = library.lookup(name);
  if (table === undefined) return '';
  const { columns, rows, compute, matchTypes, ...settings } = table;
  return text([columns, rows.map((row) => [...row]), [...matchTypes], settings, compute?.name]);
}

/** Keys for the schedule in other dialects; the native form has none. */
const SCHEDULE_KEYS = ['schedule', 'scheduling', 'deployment', 'throttling', 'alert_suppression'];

function settingsOf({ data, written }: ContentDocument<Detection>): Record<string, unknown> {
  const { type, rba, tags } = data;
  const { impact, confidence, risk_score, risk_severity, observable, throttling } = tags;
  const { message: _, ...risk } = rba ?? { message: '' };
  const schedule = SCHEDULE_KEYS.map((key) => written[key]);
  return {
    risk: [risk, impact, confidence, risk_score, risk_severity, observable],
    type,
    schedule: [throttling, schedule],
  };
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
