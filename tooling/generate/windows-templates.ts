import { parse } from 'yaml';
import { isRecord } from '../base/record.ts';

/** The head of an event, and its fields in order with their defaults. */
export interface EventTemplate {
  readonly id: string;
  readonly provider: string;
  readonly channel: string;
  readonly keywords: string;
  readonly level: string;
  readonly version: string;
  readonly task: string;
  readonly opcode: string;
  readonly qualifiers: string;
  /** The account of the head; empty if it has none. */
  readonly security: string;
  /** The element around the fields of an event without EventData; empty for other events. */
  readonly userData: string;
  readonly data: ReadonlyMap<string, string>;
}

/** The metadata of a program. */
export interface Program {
  readonly path?: string;
  readonly version?: string;
  readonly description?: string;
  readonly product?: string;
  readonly company?: string;
  readonly original?: string;
}

/** The event templates and programs for samples. */
export interface Templates {
  event(kind: string): EventTemplate;
  /** By path or file name; undefined for other programs. */
  program(path: string): Program;
}

/** Reads attack_data/windows/events.yml and programs.yml. */
export function readTemplates(events: string, programs: string): Templates {
  const logs = mapping(parse(events, { merge: true }));
  const known = mapping(parse(programs, { merge: true }));
  return {
    event(kind) {
      const [log = '', id = ''] = kind.split(' ');
      const shared = mapping(logs[log]);
      const own = mapping(shared['events'])[id];
      if (own === undefined) throw new Error(`"${kind}" has no template`);
      return templateOf(id, { ...shared, ...mapping(own) });
    },
    program: (path) => mapping(known[(path.split('\\').at(-1) ?? '').toLowerCase()]) as Program,
  };
}

function templateOf(id: string, settings: Readonly<Record<string, unknown>>): EventTemplate {
  const text = (key: string, otherwise = '') => String(settings[key] ?? otherwise);
  return {
    id,
    provider: text('provider'),
    channel: text('channel'),
    keywords: text('keywords'),
    level: text('level'),
    version: text('version'),
    task: text('task', id),
    opcode: text('opcode', '0'),
    qualifiers: text('qualifiers'),
    security: text('security'),
    userData: text('user_data'),
    data: new Map(Object.entries(mapping(settings['data'])).map(([k, v]) => [k, String(v)])),
  };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
