import type { Event } from '../../../events/event.ts';
import type { FieldValue } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';
import { fieldMatcher } from '../field-pattern.ts';

/** The fields that are kept or removed. */
export interface ProjectOptions {
  readonly mode: 'keep' | 'remove' | 'table';
  readonly fields: readonly string[];
  /** Fields that exist even if no row has a value (fact 7). */
  readonly declared: readonly string[];
}

/**
 * `fields` keeps or removes fields; internal fields are kept unless removed by name. `table` removes all others (rule
 * 124).
 */
export function project({ mode, fields, declared }: ProjectOptions): Operator {
  if (mode === 'remove') return removing(fields);
  const patterns = fields.map(fieldMatcher);
  const isDeclared = declared.some((name) => patterns.some((matches) => matches(name)));
  const keep = keeping(fields, mode === 'keep');
  return isDeclared ? keep : withoutNothing(keep, mode === 'keep' ? 'fields' : 'table');
}

/** If no row has one of the fields, there is no row; if one has, all of them stay (facts 5 and 6). */
function withoutNothing(keep: Operator, command: string): Operator {
  return function* (input, run) {
    let emptyRows = 0;
    let hasField = false;
    for (const row of keep(input, run)) {
      if (row.size === 0 && !hasField) {
        emptyRows += 1;
        continue;
      }
      for (; emptyRows > 0; emptyRows -= 1) yield new Map();
      hasField = true;
      yield row;
    }
    if (emptyRows > 0) run.warn(`${command} returns nothing: no row has any of its fields`);
  };
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
    if (value !== undefined && value !== null) kept.set(field, value);
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
