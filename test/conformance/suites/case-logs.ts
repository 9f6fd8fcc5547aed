import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { realWorld } from '../../../tooling/cli/world.ts';
import type { Library } from '../../../tooling/detect/library.ts';
import { bareRun, readSample, type Sample } from '../../../tooling/detect/sample.ts';
import type { Event } from '../../../tooling/events/event.ts';
import { toText, valuesOf } from '../../../tooling/events/field-value.ts';
import { Workspaces } from '../../../tooling/project/workspace.ts';
import type { Suite } from '../suite.ts';

type Fields = Readonly<Record<string, string>>;
type Names = string | readonly string[];

/** A raw file as other tools write it, and what should be read from it. */
interface LogCase {
  readonly id: string;
  readonly file: string;
  readonly source?: string;
  readonly sourcetype?: string;
  readonly expect: {
    readonly events: number;
    /** A name with `*` at the end: any that begins so. */
    readonly data_source?: string;
    /** One of these models has a row. */
    readonly model?: Names;
    readonly fields?: Fields;
    readonly lines?: readonly {
      readonly starts: string;
      readonly model?: Names;
      readonly fields?: Fields;
    }[];
    /** No warning. */
    readonly silent?: boolean;
    /** What the message must say if the file is not read. */
    readonly or_says?: string;
  };
}

/** Raw files in the wrappers and forms of other tools. */
export const caseLogs: Suite = {
  name: 'case-logs',
  async run(corpus) {
    const folder = join(corpus, 'cases');
    const cases: readonly LogCase[] = parse(readFileSync(join(folder, 'logs.yml'), 'utf8'));
    const { library } = new Workspaces(realWorld()).open('.', ['data_source', 'data_model']);
    const details: string[] = [];
    for (const item of cases) {
      const misses = await missesOf(item, folder, library);
      if (misses.length > 0) details.push(`${item.id}: ${misses.join('; ')}`);
    }
    const passed = cases.length - details.length;
    return { suite: this.name, passed, total: cases.length, details };
  },
};

async function missesOf(
  { file, source, sourcetype, expect }: LogCase,
  folder: string,
  library: Library,
): Promise<readonly string[]> {
  const problems: Diagnostic[] = [];
  const data = { kind: 'file', path: join(folder, file) } as const;
  const sample = await readSample([{ data, source, sourcetype }], library, (problem) =>
    problems.push(problem),
  );
  const misses = [...differences(expect, sample, problems)];
  const said = problems.map(({ message, help }) => `${message} ${help ?? ''}`).join('\n');
  const isRefused = expect.or_says !== undefined && new RegExp(expect.or_says, 'i').test(said);
  return isRefused ? [] : misses;
}

function* differences(
  expect: LogCase['expect'],
  sample: Sample,
  problems: readonly Diagnostic[],
): Iterable<string> {
  const { events, library } = sample;
  if (events.length !== expect.events) yield `${events.length} events, not ${expect.events}`;
  const names = events.flatMap((event) => library.dataSources.sourcesOf(event));
  const { data_source: wanted, model, fields = {}, silent } = expect;
  if (wanted !== undefined && !names.some((name) => isNamed(name, wanted)))
    yield `recognized as ${[...new Set(names)].join(', ') || 'nothing'}, not ${wanted}`;
  yield* rowDifferences({ model, fields }, sample, events);
  const warnings = problems.filter(({ severity }) => severity !== 'info');
  if (silent === true && warnings[0] !== undefined) yield `warns: ${warnings[0].message}`;
  for (const { starts, ...line } of expect.lines ?? []) {
    const found = events.filter((event) => toText(event.get('_raw')).includes(starts));
    if (found.length === 0) yield `no event has ${starts}`;
    else yield* rowDifferences(line, sample, found);
  }
}

function isNamed(name: string, wanted: string): boolean {
  return wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted;
}

/** The models of which no row exists, and the fields without the value in any event or row. */
function* rowDifferences(
  { model, fields = {} }: { readonly model?: Names | undefined; readonly fields?: Fields },
  { library }: Sample,
  events: readonly Event[],
): Iterable<string> {
  const models = model === undefined ? [] : [model].flat();
  const rows = models.flatMap((name) => rowsOf(name, library, events));
  if (models.length > 0 && rows.length === 0) yield `no row in ${models.join(' or ')}`;
  const all = [...events, ...rows];
  for (const [name, value] of Object.entries(fields)) {
    const found = new Set(all.flatMap((event) => valuesIn(event, name)));
    if (!found.has(value)) yield `${name} is ${[...found].join(', ') || 'missing'}, not ${value}`;
  }
}

function rowsOf(model: string, library: Library, events: readonly Event[]): readonly Event[] {
  return [...library.dataModels.rows(events, { model, dataset: '' }, bareRun(library))];
}

/** The values of a field under its own name, or behind the names of datasets. */
function valuesIn(event: Event, name: string): readonly string[] {
  return [...event].flatMap(([field, value]) =>
    field === name || field.endsWith(`.${name}`) ? valuesOf(value).map(toText) : [],
  );
}
