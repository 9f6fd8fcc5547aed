import { parse } from 'yaml';

/** benign_day/company.yml: who works where. */
export interface Company {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly domain: string;
  readonly groups: Readonly<Record<string, Group>>;
  /** Each machine of a group with `users` belongs to one of them. */
  readonly users: readonly string[];
  /** Values to choose from, by name. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

interface Group {
  /** `ws-{n}`; the first number follows. */
  readonly name: string;
  readonly first: number;
  readonly count: number;
  /** `10.10.20.{n}`, from 10. */
  readonly address: string;
  /** Whether each machine has its own user. */
  readonly personal?: boolean;
}

/** benign_day/FAMILY.yml: what one log contains. */
export interface Family {
  /** The name of the file. */
  readonly file: string;
  readonly activities: readonly Activity[];
}

/** Something that happens on each machine of a group, some times a day. */
export interface Activity {
  readonly name: string;
  /** The group, or the name of one machine. */
  readonly on: string;
  /** How often per machine and day. */
  readonly times?: number;
  /** `08:00-17:30`. */
  readonly between?: string;
  /** Who does it; default: the user of the machine. */
  readonly by?: string;
  /** The detections that this resembles, as their known false positives say. */
  readonly like?: readonly string[];
  /** Values that all events of one time share. */
  readonly let?: Readonly<Record<string, string>>;
  readonly events: readonly EventDescription[];
}

/** One event: a line of text, a JSON object, or an event of Windows, with placeholders. */
export interface EventDescription {
  readonly text?: string;
  readonly json?: unknown;
  /** `sysmon 1: {Image: …}`. */
  readonly windows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Seconds since the event before: `2`, or `1-30`. */
  readonly after?: string | number;
}

/** Reads a description. Its files belong to the project and are not validated. */
export function readDescription<Description>(text: string): Description {
  return parse(text, { merge: true }) as Description;
}
