import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord } from '../base/record.ts';
import { windowsEvent } from './windows-event.ts';
import { readTemplates, type Templates } from './windows-templates.ts';

/** An event file and its text. */
export interface SampleFile {
  readonly path: string;
  readonly text: string;
}

/** Every sample described by a `samples.yml` in the folder or its subfolders, sorted by path. */
export function windowsSamples(folder: string): SampleFile[] {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const templates = readTemplates(read('events.yml'), read('programs.yml'));
  const folders = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((name) => samplesOf(read(`${name}/samples.yml`), join(folder, name), templates));
}

function samplesOf(text: string, folder: string, templates: Templates): SampleFile[] {
  const { samples, at, ...defaults } = record(parse(text, { merge: true }));
  return Object.entries(record(samples)).map(([name, events]) => {
    const path = `${folder}/${name}`;
    try {
      return { path, text: sampleText(list(events), { at, defaults, templates }) };
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

interface Context {
  /** The time of the first event. */
  readonly at: unknown;
  /** Defaults for all events of the file. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly templates: Templates;
}

/** Seconds between two events if the later one has no `after`. */
const PAUSE = 7.318;
const START = '2026-11-03T09:14:02.115Z';

function sampleText(events: readonly unknown[], { at, defaults, templates }: Context): string {
  let time = Date.parse(String(at ?? START));
  let recordId = 51_200;
  const lines: string[] = [];
  for (const item of events) {
    const { each, after, every } = eventsOf(item, defaults);
    each.forEach((event, index) => {
      const pause = index > 0 ? every : after;
      if (lines.length > 0) time += 1000 * pause;
      recordId += 3;
      lines.push(windowsEvent({ ...event, at: new Date(time), recordId }, templates));
    });
  }
  return `${lines.join('\n')}\n`;
}

/**
 * `sysmon 1: {Image: …, host: …}` is one event, or one per value of a list. In addition to fields, an event may have
 * `host` and `user` (with defaults per file), `log` and `id` of a similar event, `after` (seconds since the previous
 * event), and `times` and `every` to repeat it.
 */
function eventsOf(item: unknown, defaults: Context['defaults']) {
  const [[kind, written] = ['', {}]] = Object.entries(record(item));
  const { host, user, log, id, after, times, every, ...fields } = {
    ...defaults,
    ...record(written),
  };
  const lists = Object.entries(fields).map(([name, value]) => [name, [value].flat()] as const);
  const hosts = [host ?? 'ws-0412'].flat();
  const users = [user ?? 'mira.holm'].flat();
  const lengths = [hosts, users, ...lists.map(([, values]) => values)].map(({ length }) => length);
  const each = Array.from({ length: Math.max(Number(times ?? 1), ...lengths) }, (_, index) => ({
    kind,
    host: `${nth(hosts, index)}.corp.example`,
    user: nth(users, index),
    ...(log !== undefined && { log: String(log) }),
    ...(id !== undefined && { id: String(id) }),
    fields: new Map(lists.map(([name, values]) => [name, nth(values, index)])),
  }));
  return { each, after: Number(after ?? PAUSE), every: Number(every ?? PAUSE) };
}

function nth(values: readonly unknown[], index: number): string {
  return String(values[index % values.length]);
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new Error(`expected a mapping, found ${JSON.stringify(value)}`);
  return value;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`expected a list, found ${JSON.stringify(value)}`);
  return value;
}
