import { posix } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isRecord } from '../base/record.ts';
import { type ContentDocument, type Path, pathOfPointer, valueAt } from './document.ts';

/** What is valid in a document. */
export interface ValidParts {
  readonly data: unknown;
  /** Whether the value of a required part had to be made up, such as a name or date: the document has no page. */
  readonly isPartial: boolean;
}

/** Each round may reveal further errors: parts of a placeholder, or a parent that is incomplete now. */
const MOST_ROUNDS = 6;

/**
 * The data without its invalid parts. What is required and missing or invalid gets a placeholder, so that
 * everything else in the file is still checked; undefined only if that is not possible.
 */
export function validParts(
  document: ContentDocument<unknown>,
  errors: readonly ErrorObject[],
  validator: ValidateFunction,
): ValidParts | undefined {
  const copy: unknown = structuredClone(document.data);
  const standIns: StandIns = new Map();
  let left = errors;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = left.filter((error) => isSerious(error) && !isStandIn(error, standIns));
    if (open.length === 0) {
      const madeUp = left.some((error) => isStandIn(error, standIns));
      return { data: copy, isPartial: madeUp || [...standIns.values()].includes('made up') };
    }
    for (const error of open)
      if (error.keyword === 'required') standIn(copy, error, { document, standIns });
    for (const error of open) readNumber(copy, error);
    removeAll(
      copy,
      open.filter((error) => !isReadAsNumber(error) && error.keyword !== 'required'),
    );
    left = validator(copy) ? [] : (validator.errors ?? []);
  }
  return undefined;
}

/** Values of required parts, by their pointers: an empty one, or one that had to be made up. */
type StandIns = Map<string, 'empty' | 'made up'>;

/** Whether an error is about a placeholder: `-` is not a valid date. */
function isStandIn({ keyword, instancePath }: ErrorObject, standIns: StandIns): boolean {
  return keyword !== 'required' && standIns.has(instancePath);
}

function isSerious({ keyword }: ErrorObject): boolean {
  return keyword !== 'additionalProperties';
}

/** A number in quotes, where a number is expected: `version: '10'`. */
export function isReadAsNumber({ keyword, params, data }: ErrorObject): boolean {
  if (keyword !== 'type' || typeof data !== 'string') return false;
  const types: readonly unknown[] = [params['type']].flat();
  return (
    (types.includes('integer') && /^\d{1,15}$/.test(data)) ||
    (types.includes('number') && /^\d{1,15}(\.\d{1,15})?$/.test(data))
  );
}

function readNumber(data: unknown, error: ErrorObject): void {
  if (!isReadAsNumber(error)) return;
  const path = pathOfPointer(error.instancePath);
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined)
    Reflect.set(parent, key, Number(error.data));
}

/** Later list items come first, so that the indexes of the others stay valid. */
function removeAll(data: unknown, errors: readonly ErrorObject[]): void {
  const pointers = new Set(errors.map(({ instancePath }) => instancePath));
  const paths = [...pointers]
    .map(pathOfPointer)
    .sort((a, b) => Number(b.at(-1)) - Number(a.at(-1)));
  for (const path of paths) removeAt(data, path);
}

function removeAt(data: unknown, path: Path): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent.splice(key, 1);
  else if (isRecord(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}

const EMPTY: Readonly<Record<string, unknown>> = {
  string: '-',
  array: [],
  object: {},
  integer: 1,
  number: 0,
};

interface Missing {
  readonly document: ContentDocument<unknown>;
  readonly standIns: StandIns;
}

/** Sets the value of a missing required key. */
function standIn(
  data: unknown,
  { instancePath, params, parentSchema }: ErrorObject,
  { document, standIns }: Missing,
): void {
  const key = String(params['missingProperty']);
  const schema: PropertySchema = parentSchema?.['properties']?.[key] ?? {};
  const parent = valueAt(data, pathOfPointer(instancePath));
  const isKey = instancePath === '' && (key === 'name' || key === 'search');
  const value = isKey && key === 'name' ? nameOfFile(document.path) : emptyOf(schema);
  if (isRecord(parent)) Object.assign(parent, { [key]: value });
  const isMadeUp = isKey || schema.enum !== undefined || typeof value === 'number';
  standIns.set(`${instancePath}/${key}`, isMadeUp ? 'made up' : 'empty');
}

interface PropertySchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
}

function emptyOf({ type, enum: allowed }: PropertySchema): unknown {
  const [first] = [type].flat();
  return structuredClone(allowed?.[0] ?? EMPTY[first ?? ''] ?? null);
}

function nameOfFile(path: string): string {
  return posix.basename(path).replace(/\.ya?ml$/i, '');
}
