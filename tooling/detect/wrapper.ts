import { isRecord } from '../base/record.ts';
import type { Event } from '../events/event.ts';
import { toJson, toText } from '../events/field-value.ts';
import { INDEXED_FIELDS } from '../events/indexed-fields.ts';

/** The array in an event that holds the real events: the export of an API, or an archive file of a collector. */
export interface WrappedEvents {
  /** `Records`, `hits.hits`; the array itself if nothing is around it. */
  readonly array: string;
  readonly objects: number;
  /** The names of the fields beside the array. */
  readonly beside: ReadonlySet<string>;
}

/** Envelopes are flat: `Records`, `value`, `logEvents`, `hits.hits`. */
const DEEPEST = 2;

/** Undefined if the event is not a wrapper: most of a wrapper is an array of objects, each larger than what is beside it. */
export function wrappedEvents(event: Event): WrappedEvents | undefined {
  const whole = contentOf(event);
  if (Array.isArray(whole)) return wrapperOf('[]', whole, []);
  const found = [...arraysIn(whole, '', DEEPEST)];
  const [first] = found.sort((a, b) => b.items.length - a.items.length);
  if (first === undefined) return undefined;
  return wrapperOf(first.path, first.items, leavesOf(whole, first.items));
}

function wrapperOf(
  array: string,
  items: readonly unknown[],
  beside: readonly string[],
): WrappedEvents | undefined {
  const objects = items.filter(isRecord);
  const smallest = Math.min(...objects.map((object) => leavesOf(object).length));
  const isWrapper =
    objects.length > 1 && objects.length === items.length && smallest > beside.length;
  return isWrapper ? { array, objects: objects.length, beside: new Set(beside) } : undefined;
}

/** The event as the JSON that it came from. */
function contentOf(event: Event): unknown {
  const raw = toText(event.get('_raw')).trim();
  if (raw === '') return toJson(new Map([...event].filter(([name]) => !INDEXED_FIELDS.has(name))));
  if (!/^[[{]/.test(raw)) return undefined;
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

interface FoundArray {
  readonly path: string;
  readonly items: readonly unknown[];
}

function* arraysIn(value: unknown, path: string, depth: number): Iterable<FoundArray> {
  if (Array.isArray(value)) yield { path, items: value };
  else if (isRecord(value) && depth > 0) {
    for (const [key, inner] of Object.entries(value))
      yield* arraysIn(inner, path === '' ? key : `${path}.${key}`, depth - 1);
  }
}

/** The paths of the single values in an object, without those in one of its arrays. */
function leavesOf(value: unknown, without?: readonly unknown[]): string[] {
  const leaves: string[] = [];
  const open: (readonly [path: string, value: unknown])[] = [['', value]];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [path, inner] = at;
    if (inner === without || inner === null) continue;
    if (typeof inner !== 'object') leaves.push(path);
    else
      for (const [key, part] of Object.entries(inner))
        open.push([path === '' ? key : `${path}.${key}`, part]);
  }
  return leaves;
}
