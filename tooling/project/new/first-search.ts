import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';
import { runWith } from '../../events/run.ts';
import type { Workspace } from '../workspace.ts';
import type { Platform, RiskField } from './platforms.ts';

/** What the search of a new detection is made from. */
export interface SearchInput {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly event: Event;
  /** The condition that selects the events of the data source. */
  readonly clause: string;
  /** Whether the event is a real one, which the search should match. */
  readonly isReal: boolean;
}

/** A first search, without its filter macro, and the fields of its rows. */
export interface FirstSearch {
  readonly text: string;
  readonly risk: RiskField;
  readonly fields: readonly string[];
  /** The start of a search for all events of a value of the risk object. */
  readonly drilldown: string;
}

interface Model {
  readonly model: string;
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly keys: readonly string[];
  /** The field that mostly says what makes it an attack. */
  readonly main: string;
}

/** Datasets that detections search, with the fields of their rows. */
const MODELS: readonly Model[] = [
  {
    model: 'Endpoint',
    dataset: 'Processes',
    fields: ['dest', 'user', 'parent_process_name', 'process_name', 'process'],
    keys: ['process_name'],
    main: 'process',
  },
  {
    model: 'Endpoint',
    dataset: 'Registry',
    fields: ['dest', 'user', 'registry_path', 'registry_value_name', 'registry_value_data'],
    keys: ['registry_value_name', 'registry_path'],
    main: 'registry_path',
  },
  {
    model: 'Endpoint',
    dataset: 'Filesystem',
    fields: ['dest', 'user', 'action', 'file_path', 'file_name'],
    keys: ['file_name'],
    main: 'file_path',
  },
  {
    model: 'Network_Resolution',
    dataset: 'DNS',
    fields: ['src', 'dest', 'query', 'record_type'],
    keys: ['query'],
    main: 'query',
  },
  {
    model: 'Web',
    dataset: 'Web',
    fields: ['src', 'dest', 'http_method', 'url', 'http_user_agent', 'status'],
    keys: ['url'],
    main: 'url',
  },
  {
    model: 'Network_Traffic',
    dataset: 'All_Traffic',
    fields: ['src', 'dest', 'dest_port', 'transport', 'action'],
    keys: ['dest_port', 'action'],
    main: 'dest_port',
  },
  {
    model: 'Authentication',
    dataset: 'Authentication',
    fields: ['src', 'dest', 'user', 'app', 'action', 'signature'],
    keys: ['app', 'action'],
    main: 'app',
  },
];

/** What must be written instead of the condition of a search that is not made from a real event. */
const PLACEHOLDER = '<describe what makes it an attack>';

/** The first search for events like this one: over a data model where one fits, else over the events. */
export function firstSearch(input: SearchInput): FirstSearch {
  const model = input.platform.usesDataModels
    ? MODELS.find((candidate) => belongsTo(input, candidate))
    : undefined;
  return model === undefined ? overEvents(input) : overModel(input, model);
}

function belongsTo({ workspace, event }: SearchInput, { model, dataset }: Model): boolean {
  const run = runWith({ lookup: (name) => workspace.library.lookup(name) });
  const scan = { kind: 'data-model', model, dataset } as const;
  return [...workspace.library.dataModels.rows([event], scan, run)].length > 0;
}

function overModel({ platform, event, isReal }: SearchInput, found: Model): FirstSearch {
  const { model, dataset, keys } = found;
  const named = (field: string) => `${dataset}.${field}`;
  const conditions = isReal ? conditionsOn(keys, event, named).slice(0, 1) : [];
  const text = conditions[0] ?? `${named(found.main)}="*${PLACEHOLDER}*"`;
  const where = ` where ${text}`;
  return {
    text: `| tstats \`summaries\` count min(_time) as firstTime max(_time) as lastTime from datamodel=${model}.${dataset}${where}
    by ${found.fields.map(named).join(' ')}
| \`drop_dm_object_name(${dataset})\``,
    fields: found.fields,
    risk: riskOf(platform, (field) => found.fields.includes(field) && event.has(field)),
    drilldown: `| from datamodel:${model}.${dataset} | search`,
  };
}

function overEvents({ platform, event, clause, isReal }: SearchInput): FirstSearch {
  const risk = riskOf(platform, (field) => event.has(field));
  const fields = [...new Set([risk.field, ...platform.fields.filter((field) => event.has(field))])];
  const keys = platform.keys.filter((field) => !clause.includes(`${field}=`));
  const conditions = isReal ? conditionsOn(keys, event, (field) => field) : [];
  const what = conditions.length > 0 ? conditions.join(' ') : isReal ? '' : `"${PLACEHOLDER}"`;
  return {
    text:
      `${clause} ${what}`.trimEnd() +
      `
| stats count min(_time) as firstTime max(_time) as lastTime by ${fields.join(' ')}`,
    fields,
    risk,
    drilldown: clause,
  };
}

function riskOf({ risk }: Platform, has: (field: string) => boolean): RiskField {
  const [first] = risk;
  return risk.find(({ field }) => has(field)) ?? first ?? { field: 'dest', type: 'system' };
}

function conditionsOn(
  keys: readonly string[],
  event: Event,
  named: (field: string) => string,
): string[] {
  return keys.flatMap((field) => {
    const value = event.get(field);
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const text = toText(value).replaceAll(/["\\]/g, '\\$&');
    return [`${named(field)}=${/^[\w.-]+$/.test(text) ? text : `"${text}"`}`];
  });
}
