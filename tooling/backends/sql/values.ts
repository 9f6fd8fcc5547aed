import { toNumber } from '../../events/field-value.ts';
import {
  boolean,
  call,
  caseOf,
  integer,
  nothing,
  number,
  type Sql,
  type SqlType,
  test,
  text,
} from './sql.ts';

/** The value as a text, as `toText` does it: the values of a list on lines of their own. */
export function asText(value: Sql): Sql {
  if (value.kind === 'null') return nothing('text');
  if (value.kind === 'number') return text(String(value.value));
  switch (value.type) {
    case 'text':
    case 'map':
      return value;
    case 'number':
      return call('text-of-number', [value], 'text');
    case 'list':
      return call('list-join', [value, text('\n')], 'text');
    case 'boolean':
      return caseOf(
        [
          [value, text('True')],
          [test('is-null', value), nothing('text')],
        ],
        text('False'),
      );
  }
}

/** The value as a number, as `toNumber` does it: null for other texts and for several values. */
export function asNumber(value: Sql): Sql {
  if (value.kind === 'null' || value.type === 'boolean') return nothing('number');
  if (value.type === 'number') return value;
  if (value.kind === 'text') {
    const known = toNumber(value.text);
    return known === undefined ? nothing('number') : number(known);
  }
  return call('number-of-text', [asSingle(value)], 'number');
}

/** The text of a value; null for several values. */
export function asSingle(value: Sql): Sql {
  if (value.type !== 'list') return asText(value);
  const isOne = test('equal', lengthOf(value), number(1));
  return caseOf([[isOne, elementOf(value, integer(1))]], nothing('text'));
}

/** The values as a list; null for none. */
export function asList(value: Sql): Sql {
  if (value.kind === 'null') return nothing('list');
  if (value.type === 'list') return value;
  const item = asText(value);
  const list = call('list', [item], 'list');
  return isNeverNull(item) ? list : caseOf([[test('is-null', item), nothing('list')]], list);
}

/** The value as one of a type; only widening changes nothing that can be seen. */
export function asType(value: Sql, type: SqlType): Sql {
  if (value.kind === 'null') return nothing(type);
  if (value.type === type) return value;
  if (type === 'list') return asList(value);
  if (type === 'number') return asNumber(value);
  return asText(value);
}

/** The type that holds the values of all of these. */
export function commonType(values: readonly Sql[]): SqlType {
  const types = new Set(values.filter(({ kind }) => kind !== 'null').map(({ type }) => type));
  const [only] = types;
  if (types.size === 0 || only === undefined) return 'text';
  if (types.size === 1) return only;
  return types.has('list') ? 'list' : 'text';
}

/** The values with one type. */
export function unified(values: readonly Sql[]): readonly Sql[] {
  const type = commonType(values);
  return values.map((value) => asType(value, type));
}

/** The list, or null if it is empty. */
export function notEmpty(list: Sql): Sql {
  return caseOf([[test('more', lengthOf(list), number(0)), list]], nothing('list'));
}

export function lengthOf(list: Sql): Sql {
  return call('list-length', [list], 'number');
}

/** An element by its number, from 1. */
export function elementOf(list: Sql, index: Sql): Sql {
  return call('list-get', [list, index], 'text');
}

/** Whether a condition is true for the value, or for any value of a list; null without a value. */
export function anyOf(value: Sql, parameter: string, condition: (item: Sql) => Sql): Sql {
  if (value.kind === 'null') return nothing('boolean');
  if (value.type !== 'list') return condition(value);
  const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
  const body = condition(item);
  return test('list-any', value, { kind: 'lambda', parameter, body, type: 'boolean' });
}

/** Each value of a list, or the value itself, changed. */
export function mapped(value: Sql, parameter: string, change: (item: Sql) => Sql): Sql {
  if (value.type !== 'list') return change(value);
  const body = change({ kind: 'parameter', name: parameter, type: 'text' });
  return call('list-map', [value, { kind: 'lambda', parameter, body, type: body.type }], 'list');
}

/** The condition with null as false. */
export function orFalse(condition: Sql): Sql {
  return call('coalesce', [condition, boolean(false)], 'boolean');
}

function isNeverNull({ kind }: Sql): boolean {
  return kind === 'text' || kind === 'number' || kind === 'parameter';
}

/** Lists one after the other; a missing one has no values. */
export function concatenated(lists: readonly Sql[]): Sql {
  const [first = nothing('list')] = lists;
  if (lists.length < 2) return first;
  const empty = call(
    'list-slice',
    [call('list', [text('')], 'list'), integer(2), integer(1)],
    'list',
  );
  const parts = lists.map((list) => call('coalesce', [list, empty], 'list'));
  const areMissing = lists.map((list) => test('is-null', list));
  return caseOf(
    [[test('and', ...areMissing), nothing('list')]],
    call('list-concat', parts, 'list'),
  );
}
