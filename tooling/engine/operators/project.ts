import type { Event } from '../../events/event.ts';
import type { FieldValue } from '../../events/field-value.ts';
import type { Operator } from '../../events/run.ts';
import { fieldMatcher } from '../field-pattern.ts';

export interface ProjectOptions {
  readonly mode: 'keep' | 'remove' | 'table';
  readonly fields: readonly string[];
}

/**
 * `fields` keeps or removes fields; internal fields are kept unless removed by name. `table` removes all others (rule
 * 124).
 */
export function project({ mode, fields }: ProjectOptions): Operator {
  return mode === 'remove' ? removing(fields) : keeping(fields, mode === 'keep');
}

function removing(fields: readonly string[]): Operator {
  const all = fields.map(fieldMatcher);
  // A pattern matches internal fields only if it starts with an underscore.
  const internal = fields.filter((field) => field.startsWith('_')).map(fieldMatcher);
  return function* (input) {
    for (const row of input) {
      const left = new Map<string, FieldValue>();
      for (const [name, value] of row) {
        const candidates = name.startsWith('_') ? internal : all;
        const isRemoved = candidates.some((matches) => matches(name));
        if (!isRemoved) left.set(name, value);
      }
      yield left;
    }
  };
}

function keeping(fields: readonly string[], keepsInternal: boolean): Operator {
  return function* (input) {
    for (const row of input) {
      const kept = new Map<string, FieldValue>();
      for (const field of fields) copyField(row, field, kept);
      if (keepsInternal) copyInternal(row, kept);
      yield kept;
    }
  };
}

function copyField(row: Event, field: string, kept: Map<string, FieldValue>): void {
  if (!field.includes('*')) {
    const value = row.get(field);
    if (value !== undefined) kept.set(field, value);
    return;
  }
  const matches = fieldMatcher(field);
  for (const [name, value] of row)
    if (!name.startsWith('_') && matches(name)) kept.set(name, value);
}

function copyInternal(row: Event, kept: Map<string, FieldValue>): void {
  for (const name of ['_raw', '_time']) {
    const value = row.get(name);
    if (value !== undefined) kept.set(name, value);
  }
}
