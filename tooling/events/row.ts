import type { Event } from './event.ts';
import { fromJson, type Json, toJson } from './field-value.ts';

/** One event or result row: its fields by name. Several values of a field are an array. */
export interface Row {
  readonly [field: string]: Value;
}

/** The value of a field, as plain data. */
export type Value =
  | null
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A row as the engine reads it: a field without a value is missing. */
export function eventOf(row: Row): Event {
  const known = Object.entries(row).filter(([, value]) => value !== null && value !== undefined);
  return new Map(known.map(([name, value]) => [name, fromJson(value)]));
}

/** A result row as plain data. */
export function rowOf(event: Event): Row {
  const fields: [string, Json][] = [...event].map(([name, value]) => [name, toJson(value)]);
  return Object.fromEntries(fields);
}
