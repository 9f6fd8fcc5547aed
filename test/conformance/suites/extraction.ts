import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Budget } from '../../../tooling/base/budget.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { csvValues } from '../../../tooling/data-sources/csv/csv-rows.ts';
import type { RawEvent } from '../../../tooling/data-sources/raw-format.ts';
import { parseEvents } from '../../../tooling/data-sources/read-events.ts';
import { runWith } from '../../../tooling/events/run.ts';
import { compileExpressionText } from '../../../tooling/mapping/compile-text.ts';
import { compileRegex, isProblem } from '../../../tooling/regex/compile.ts';
import { matches } from '../../../tooling/regex/matches.ts';
import type { RegexMatch } from '../../../tooling/regex/regex.ts';
import type { Suite, SuiteResult } from '../suite.ts';

/** Fields and times that Splunk 10.4 was recorded to extract from raw text. */
export const extraction: Suite = {
  name: 'extraction',
  run: async (corpus) => compareCases(corpus),
};

interface Case {
  readonly id: string;
  readonly input: {
    readonly raw: string;
    readonly props: string | null;
    readonly transforms: string | null;
  };
  readonly expected: readonly ExpectedEvent[];
}

interface ExpectedEvent {
  readonly _raw: string;
  readonly _time: number;
  readonly fields: Readonly<Record<string, string>>;
}

function compareCases(corpus: string): SuiteResult {
  const path = join(corpus, 'spl', 'recorded-search-time-extraction.json');
  const { cases }: { cases: readonly Case[] } = JSON.parse(readFileSync(path, 'utf8'));
  const [applicable, others] = split(cases, ({ input }) => isApplicable(settingsOf(input.props)));
  const misses = applicable.flatMap((one) => missOf(one));
  const passed = applicable.length - misses.length;
  const note = `${others.length} cases set how Splunk indexes, which has no counterpart here`;
  return { suite: 'extraction', passed, total: applicable.length, details: [...misses, note] };
}

function split<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

type Settings = readonly (readonly [key: string, value: string])[];

function settingsOf(text: string | null): Settings {
  const lines = (text ?? '').split('\n').filter((line) => line.includes('='));
  return lines.map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}

/** Settings that say what is done anyway, or what this suite does with the code under test. */
const KNOWN =
  /^(SHOULD_LINEMERGE|TZ|TIME_PREFIX|TIME_FORMAT|MAX_TIMESTAMP_LOOKAHEAD|TIMESTAMP_FIELDS|INDEXED_EXTRACTIONS|FIELD_DELIMITER|KV_MODE|(EXTRACT|EVAL|FIELDALIAS|REPORT)-.*)$/;
/** These change what is read: only their usual values are ours. */
const UNUSUAL: ReadonlyMap<string, RegExp> = new Map([
  ['SHOULD_LINEMERGE', /true/],
  ['KV_MODE', /multi/],
  ['TIME_FORMAT', /^%Y-%m-%d$/],
]);

function isApplicable(settings: Settings): boolean {
  return settings.every(
    ([key, value]) => KNOWN.test(key) && UNUSUAL.get(key)?.test(value) !== true,
  );
}

function missOf({ id, input, expected }: Case): string[] {
  const props = settingsOf(input.props);
  const { events } = parseEvents(input.raw, {}, () => undefined);
  const found = events.map((event) => {
    if (isOff(props)) keepOnly(event, ['_raw', '_time']);
    applySettings(event, { props, transforms: input.transforms ?? '' });
    return { time: event.get('_time'), fields: fieldsOf(event) };
  });
  const wanted = expected.map(({ _time, fields }) => ({
    time: _time / 1000,
    fields: { ...fields },
  }));
  if (isDeepStrictEqual(found, wanted)) return [];
  return [`${id}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`];
}

/** Without automatic extraction only what the settings name is there; an indexed format has fields all the same. */
function isOff(props: Settings): boolean {
  const isIndexed = props.some(([key]) => key === 'INDEXED_EXTRACTIONS');
  return !isIndexed && props.some(([key, value]) => key === 'KV_MODE' && value === 'none');
}

function keepOnly(event: RawEvent, names: readonly string[]): void {
  for (const name of event.keys()) if (!names.includes(name)) event.delete(name);
}

function fieldsOf(event: RawEvent): Record<string, unknown> {
  const fields = [...event].filter(([name]) => name !== '_raw' && name !== '_time');
  return Object.fromEntries(fields);
}

interface Configuration {
  readonly props: Settings;
  readonly transforms: string;
}

/** EXTRACT and REPORT come before automatic extraction, aliases and EVAL after it. */
function applySettings(event: RawEvent, { props, transforms }: Configuration): void {
  for (const [key, value] of props) {
    if (key.startsWith('EXTRACT-')) extract(event, value);
    if (key.startsWith('REPORT-')) report(event, stanzaOf(transforms, value));
  }
  for (const [key, value] of props) if (key.startsWith('FIELDALIAS-')) alias(event, value);
  evaluate(event, props);
}

function extract(event: RawEvent, value: string): void {
  // `… in field`: no automatic field is there yet.
  if (/ in \w+$/.test(value)) return;
  for (const [name, text] of groupsOf(firstMatch(value, String(event.get('_raw')))))
    event.set(name, text);
}

function stanzaOf(transforms: string, name: string): ReadonlyMap<string, string> {
  const [, body = ''] = transforms.split(`[${name}]`);
  return new Map(settingsOf(body.split('\n[')[0] ?? ''));
}

function report(event: RawEvent, stanza: ReadonlyMap<string, string>): void {
  const raw = String(event.get('_raw'));
  const delimiter = stanza.get('DELIMS')?.replaceAll('"', '');
  if (delimiter !== undefined) {
    const names = csvValues(stanza.get('FIELDS') ?? '', ',').map((name) =>
      name.trim().replaceAll('"', ''),
    );
    for (const [index, value] of csvValues(raw, delimiter).entries())
      event.set(names[index] ?? '', value);
    return;
  }
  const format = stanza.get('FORMAT');
  for (const match of allMatches(stanza.get('REGEX') ?? '', raw)) {
    const fields = format === undefined ? groupsOf(match) : formatted(format, match);
    for (const [name, text] of fields) event.set(name, text);
  }
}

function formatted(format: string, match: RegexMatch): [string, string][] {
  const filled = format.replace(/\$(\d+)/g, (_, index: string) => groupAt(match, Number(index)));
  return filled.split(/\s+/).map((pair) => {
    const [name = '', value = ''] = pair.split('::');
    return [name, value];
  });
}

function alias(event: RawEvent, value: string): void {
  const [from = '', , to = ''] = value.split(/\s+/);
  const content = event.get(from);
  if (content !== undefined) event.set(to, content);
}

const RUN = runWith();

/** All EVALs see the fields as they were before. */
function evaluate(event: RawEvent, props: Settings): void {
  const evals = props.filter(([key]) => key.startsWith('EVAL-'));
  const values = evals.map(([key, value]) => {
    const run = compileExpressionText(fileSource(key, value), () => undefined);
    return [key.slice('EVAL-'.length), run(event, RUN)] as const;
  });
  for (const [name, value] of values) if (value !== null) event.set(name, String(value));
}

function firstMatch(pattern: string, text: string): RegexMatch | undefined {
  return allMatches(pattern, text)[0];
}

function allMatches(pattern: string, text: string): RegexMatch[] {
  const regex = compileRegex(pattern);
  if (isProblem(regex)) return [];
  return [...matches(regex, text, new Budget())];
}

function groupsOf(match: RegexMatch | undefined): Iterable<readonly [string, string]> {
  return match?.named ?? [];
}

function groupAt({ groups }: RegexMatch, index: number): string {
  return groups[index] ?? '';
}
