import { existsSync } from 'node:fs';
import { findSample, type SamplePlaces } from '../../attack-data/locate.ts';
import { parseReference } from '../../attack-data/reference.ts';
import type { Report } from '../../base/diagnostic.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { AttackData, Detection, DetectionTest } from '../../content/model.ts';
import type { RawEvent } from '../../data-sources/raw-format.ts';
import { parseEvents, readEvents } from '../../data-sources/read-events.ts';
import type { HecEvent } from '../../replay/hec-event.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';

/** Metadata of events, from a test or from the command line. */
export interface EventMetadata {
  readonly index?: string | undefined;
  readonly source?: string | undefined;
  readonly sourcetype?: string | undefined;
  readonly host?: string | undefined;
}

/** A sample to replay. */
interface ReplaySample extends EventMetadata {
  /** A reference as in a test, or the events themselves. */
  readonly data: { readonly reference: string } | { readonly text: string };
}

interface ReplayTarget {
  readonly workspace: Workspace;
  readonly places: SamplePlaces;
  /** Metadata that replaces those of tests. */
  readonly given: EventMetadata;
  readonly report: Report;
}

/** The events of a detection's tests, or of one sample. Detections are named by name, ID or path. */
export async function replayEvents(named: string, target: ReplayTarget): Promise<HecEvent[]> {
  const events: HecEvent[] = [];
  for (const sample of samplesNamed(named, target.workspace))
    events.push(...(await eventsOf(sample, target)));
  return events;
}

function samplesNamed(named: string, workspace: Workspace): readonly ReplaySample[] {
  const detection = detectionNamed(named, workspace);
  if (detection !== undefined) return (detection.data.tests ?? []).flatMap(samplesOfTest);
  return [{ data: { reference: named }, ...metadataInTests(named, workspace) }];
}

function detectionNamed(
  named: string,
  { content }: Workspace,
): ContentDocument<Detection> | undefined {
  const { all, byName } = content.detection;
  return byName.get(named) ?? all.find(({ data, path }) => data.id === named || path === named);
}

function samplesOfTest({ attack_data, events, ...test }: DetectionTest): ReplaySample[] {
  const { source, sourcetype } = test;
  const inline = (events ?? []).map((event) => ({
    data: { text: typeof event === 'string' ? event : JSON.stringify(event) },
    source,
    sourcetype,
  }));
  return [
    ...(attack_data ?? []).map((data) => ({ data: { reference: data.data }, ...metadataOf(data) })),
    ...inline,
  ];
}

function metadataOf({ source, sourcetype, host, custom_index }: AttackData): EventMetadata {
  return { source, sourcetype, host, index: custom_index };
}

/** The metadata that the first test with this sample gives it. */
function metadataInTests(reference: string, { content }: Workspace): EventMetadata {
  for (const { data } of content.detection.all)
    for (const { attack_data } of data.tests ?? [])
      for (const sample of attack_data ?? [])
        if (sample.data === reference) return metadataOf(sample);
  return {};
}

async function eventsOf(sample: ReplaySample, target: ReplayTarget): Promise<HecEvent[]> {
  const { source, sourcetype } = { ...sample, ...defined(target.given) };
  const origin = { ...(source && { source }), ...(sourcetype && { sourcetype }) };
  const raw =
    'text' in sample.data
      ? parseEvents(sample.data.text, origin, target.report).events
      : await fileEvents(fileOf(sample.data.reference, target.places), origin, target.report);
  const metadata = { index: sample.index, host: sample.host, ...defined(target.given) };
  return raw.flatMap((event) => hecEvent(event, { source, sourcetype, ...metadata }));
}

async function fileEvents(
  path: string,
  origin: Parameters<typeof readEvents>[1],
  report: Report,
): Promise<RawEvent[]> {
  const events: RawEvent[] = [];
  for await (const batch of readEvents(path, origin, report)) events.push(...batch);
  return events;
}

/** A file that the user names, or a sample of a test. */
function fileOf(reference: string, places: SamplePlaces): string {
  const parsed = parseReference(reference);
  const found = findSample(parsed, places);
  if (found.kind === 'file') return found.path;
  if (parsed.kind === 'path' && existsSync(reference)) return reference;
  if (found.kind === 'refused') throw new UsageError(`${reference}: ${found.reason}`);
  throw new UsageError(
    `${reference} is neither a detection nor a sample that exists: run "tripline data fetch" for remote samples`,
  );
}

/** What an event says about itself, then what its sample says about all of its events. */
function hecEvent(event: RawEvent, sample: EventMetadata): HecEvent[] {
  const text = event.get('_raw');
  if (typeof text !== 'string' || text.trim() === '') return [];
  const time = event.get('_time');
  const own = (name: string) => {
    const value = event.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return [
    {
      event: text,
      ...(typeof time === 'number' && { time }),
      ...defined({
        host: sample.host ?? own('host'),
        source: sample.source ?? own('source'),
        sourcetype: sample.sourcetype ?? own('sourcetype'),
        index: sample.index,
      }),
    },
  ];
}

function defined(metadata: EventMetadata): EventMetadata {
  const known = Object.entries(metadata).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known);
}

/** The events with their times moved, so that the newest is at a given time. */
export function movedTo(now: number, events: readonly HecEvent[]): HecEvent[] {
  const times = events.flatMap(({ time }) => time ?? []);
  const shift =
    now - times.reduce((newest, time) => Math.max(newest, time), Number.NEGATIVE_INFINITY);
  return events.map((event) =>
    event.time === undefined ? event : { ...event, time: event.time + shift },
  );
}
