import type { Library } from '../../detect/library.ts';
import { bareRun } from '../../detect/sample.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toText } from '../../events/field-value.ts';

/** Fields of data models, and others that result rows of detections have. */
const SHOWN: readonly string[] = [
  ...['action', 'app', 'dest', 'dest_port', 'src', 'src_ip', 'user', 'signature', 'status', 'tag'],
  ...[
    'process',
    'process_name',
    'parent_process_name',
    'original_file_name',
    'file_name',
    'file_path',
  ],
  ...['registry_path', 'registry_value_name', 'registry_value_data', 'query', 'record_type'],
  ...[
    'url',
    'http_method',
    'http_user_agent',
    'transport',
    'eventName',
    'user_arn',
    'aws_account_id',
  ],
  ...['operationName', 'Operation', 'category', 'tenantId', 'verb', 'objectRef.resource'],
  ...[
    'objectRef.namespace',
    'objectRef.name',
    'user.username',
    'type',
    'exe',
    'EventID',
    'EventCode',
  ],
  ...['protoPayload.methodName', 'data.protoPayload.methodName'],
];

/** Fields that number or identify a record, and say nothing about what happened. */
const NOISE_NAME =
  /(?:guid|recordid|record_id|eventid\b|requestid|activityid|correlation\w*|threadid|processid|keywords|opcode|task|version|level|execution\w*|uuid|auditid|hashes|handle|sessionid|logonid|logonguid|etag|timestamp|timecreated)$/i;
const NOISE_VALUE =
  /^(?:\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?|(?:0x)?[0-9a-f]{16,}|\d{4}-\d\d-\d\dT[\d:.]+Z?)$/i;
const LONGEST_VALUE = 300;

/**
 * The fields of an event without those that number it, repeat another value or are long, as far as its data sources
 * still recognize it and set the same common fields. Undefined if the text is not one event with fields.
 */
export function keptFields(
  events: readonly Event[],
  whole: Event,
  library: Library,
): Event | undefined {
  const [event, ...others] = events;
  if (event === undefined || others.length > 0) return undefined;
  const { dataSources } = library;
  const wanted = viewOf(whole);
  const sources = dataSources.sourcesOf(whole).join();
  const isSame = (fields: Event) => {
    const copy = new Map<string, FieldValue>([['host', 'unknown'], ['index', 'main'], ...fields]);
    dataSources.normalise(copy, bareRun(library));
    return dataSources.sourcesOf(copy).join() === sources && viewOf(copy) === wanted;
  };
  const kept = new Map([...event].filter(([name]) => name !== '_raw'));
  if (!isSame(kept)) return undefined;
  for (const name of [...kept.keys()]) {
    const value = kept.get(name) ?? null;
    kept.delete(name);
    if (!isNoise(name, toText(value), kept)) {
      kept.set(name, value);
      continue;
    }
    if (!isSame(kept)) kept.set(name, value);
  }
  for (const name of ['source', 'sourcetype', 'host', 'index']) kept.delete(name);
  return kept;
}

function isNoise(name: string, text: string, others: Event): boolean {
  if (name === '_time' || SHOWN.includes(name)) return false;
  if (text === '' || text === '-' || text.length > LONGEST_VALUE) return true;
  if (NOISE_NAME.test(name) || NOISE_VALUE.test(text)) return true;
  return [...others.values()].some((other) => toText(other) === text);
}

function viewOf(event: Event): string {
  return JSON.stringify(SHOWN.map((name) => toText(event.get(name))));
}
