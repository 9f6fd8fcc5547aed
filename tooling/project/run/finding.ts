import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { EventsBehind } from '../../detect/routed/stored-rows.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';
import { decidingFields } from './deciding-fields.ts';
import { type Entity, entitiesOf, riskOf, type Severity, severityOf } from './risk.ts';
import type { TacticsOf } from './tactics.ts';
import type { Window } from './windows.ts';

/** A result row of a detection, and what it means. */
export interface Finding {
  readonly detection: Detection;
  /** The file of the detection. */
  readonly path: string;
  /** Whether it is a Sigma rule: its license asks for the name of the author. */
  readonly isSigma: boolean;
  readonly severity: Severity;
  readonly risk: number;
  readonly techniques: readonly string[];
  /** In the order of the matrix. */
  readonly tactics: readonly string[];
  readonly entities: readonly Entity[];
  /** Seconds since 1970; undefined if neither the row nor its events have a time. */
  readonly time: number | undefined;
  readonly host: string;
  readonly user: string;
  /** The fields that the conditions of the search read, with their values in the row. */
  readonly deciding: readonly (readonly [field: string, value: string])[];
  readonly row: Event;
  /** The events that contributed to the row; undefined if they are not known. */
  readonly events: EventsBehind | undefined;
  /** The period that the search ran over; undefined for all events. */
  readonly window: Window | undefined;
  /** The current time of the search, in seconds since 1970. */
  readonly now: number;
}

/** A row with its events, and the period that the search ran over. */
export interface FoundRow {
  /** The current time of the search, in seconds since 1970. */
  readonly now: number;
  readonly row: Event;
  readonly events: EventsBehind | undefined;
  readonly window: Window | undefined;
}

/** What a detection found, and how to name its tactics. */
export interface FindingContext {
  readonly search: CompiledSearch;
  readonly tacticsOf: TacticsOf;
}

/** The finding that a row of a detection is. */
export function findingOf(
  { data: detection, path, dialect }: ContentDocument<Detection>,
  { row, events, window, now }: FoundRow,
  { search, tacticsOf }: FindingContext,
): Finding {
  const techniques = detection.tags.mitre_attack_id ?? [];
  return {
    detection,
    path,
    isSigma: dialect === 'sigma',
    severity: severityOf(detection),
    risk: riskOf(detection),
    techniques,
    tactics: tacticsOf(techniques),
    entities: entitiesOf(detection, row),
    time: timeOfRow(row, events),
    host: firstOf(row, ['dest', 'host', 'Computer', 'ComputerName', 'dvc', 'src']),
    user: firstOf(row, ['user', 'User', 'src_user', 'user_id', 'TargetUserName']),
    deciding: decidingFields(search, row),
    row,
    events,
    window,
    now,
  };
}

/** The newest event behind a row, or the time in the row itself. */
function timeOfRow(row: Event, events: FoundRow['events']): number | undefined {
  const { newest = 0 } = events ?? {};
  if (newest > 0) return newest;
  return ['_time', 'lastTime', 'firstTime']
    .map((name) => secondsOf(toText(row.get(name))))
    .find((time) => time !== undefined);
}

/** A number of seconds, or a date as macros of security content write it. */
function secondsOf(text: string): number | undefined {
  if (text === '') return undefined;
  const seconds = Number(text);
  const time = Number.isFinite(seconds) ? seconds : Date.parse(text) / 1000;
  return Number.isFinite(time) ? time : undefined;
}

function firstOf(row: Event, names: readonly string[]): string {
  return (
    names.map((name) => toText(row.get(name)).split('\n').join(', ')).find((text) => text !== '') ??
    ''
  );
}
