import { posix } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { byCodeUnit } from '../base/order.ts';
import { isRecord } from '../base/record.ts';
import { type ContentDocument, type Path, pathOfPointer, valueAt } from './document.ts';
import { textOfNumber, toleratedAs } from './tolerated.ts';

/** What is valid in a document. */
export interface ValidParts {
  readonly data: unknown;
  /** Whether the value of a required part had to be made up, such as a name or date: the document has no page. */
  readonly isPartial: boolean;
  /** The invalid items of lists, in the order of their removal. */
  readonly removed?: readonly Path[];
}

/** A document with only its valid parts, each of which still has its place in the file. */
export function withParts<Data>(
  document: ContentDocument<unknown>,
  { data, isPartial, removed = [] }: ValidParts,
): ContentDocument<Data> {
  return {
    ...document,
    data: data as Data,
    isPartial,
    spanAt: (path, part) => document.spanAt(originalPath(path, removed), part),
    embedded: (path) => document.embedded(originalPath(path, removed)),
    writtenPath: (path) => document.writtenPath(originalPath(path, removed)),
  };
}

/** Counts the items that were removed before an item of the same list. */
function originalPath(path: Path, removed: readonly Path[]): Path {
  return removed.reduceRight((shifted, item) => {
    const at = item.length - 1;
    const [index, own] = [shifted[at], item[at]];
    const isSameList = item.slice(0, at).every((part, level) => shifted[level] === part);
    if (!isSameList || typeof index !== 'number' || Number(own) > index) return shifted;
    return shifted.with(at, index + 1);
  }, path);
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
  const removed: Path[] = [];
  const reading = { document, schema: validator.schema };
  let left = errors;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const open = left.filter(
      (error) => isSerious(error, validator.schema) && !isStandIn(error, standIns),
    );
    if (open.length === 0) {
      const madeUp = left.some((error) => isStandIn(error, standIns));
      return {
        data: copy,
        isPartial: madeUp || [...standIns.values()].includes('made up'),
        removed,
      };
    }
    for (const error of open)
      if (error.keyword === 'required') standIn(copy, error, { document, standIns });
    const isRemoved = (error: ErrorObject) => {
      const value = readValue(error, reading);
      if (value !== undefined) setAt(copy, pathOfPointer(error.instancePath), value);
      return value === undefined && error.keyword !== 'required';
    };
    removed.push(...removeAll(copy, open.filter(isRemoved)));
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

/** Unknown keys and untidy dates stay as they are. */
function isSerious(error: ErrorObject, schema: unknown): boolean {
  return error.keyword !== 'additionalProperties' && toleratedAs(error, schema) !== 'untidy date';
}

/** The value that a tolerated one is read as; undefined for one that is removed. */
function readValue(error: ErrorObject, { document, schema }: Reading): string | number | undefined {
  switch (toleratedAs(error, schema)) {
    case 'quoted number':
      return Number(error.data);
    case 'unquoted text':
      return textOfNumber(document, pathOfPointer(error.instancePath));
    default:
      return undefined;
  }
}

interface Reading {
  readonly document: ContentDocument<unknown>;
  readonly schema: unknown;
}

function setAt(data: unknown, path: Path, value: string | number): void {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined)
    Reflect.set(parent, key, value);
}

/** Later list items come first, so that the indexes of the others stay valid; returns the removed ones. */
function removeAll(data: unknown, errors: readonly ErrorObject[]): readonly Path[] {
  const pointers = new Set(errors.map(({ instancePath }) => instancePath));
  const paths = [...pointers].map(pathOfPointer).sort(laterFirst);
  return paths.filter((path) => removeAt(data, path));
}

/** The parts of a value come before the value. */
function laterFirst(a: Path, b: Path): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [one, other] = [a[at], b[at]];
  if (one === undefined) return b.length - a.length;
  if (other === undefined) return -1;
  const isIndex = typeof one === 'number' && typeof other === 'number';
  return isIndex ? other - one : byCodeUnit(String(one), String(other));
}

/** Removes a part; returns whether it was an item of a list. */
function removeAt(data: unknown, path: Path): boolean {
  const parent = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  const isItem = Array.isArray(parent) && typeof key === 'number';
  if (isItem) parent.splice(key, 1);
  else if (isRecord(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
  return isItem;
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
