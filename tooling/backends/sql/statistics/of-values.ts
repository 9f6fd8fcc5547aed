import { Refused } from '../refused.ts';
import type { Steps } from '../relation.ts';
import { call, caseOf, integer, nothing, type Sql, test } from '../sql.ts';
import { asNumber } from '../values.ts';
import type { GroupContext } from './statistic.ts';

/** The numbers of a group: of rows with one value. */
export function numberOf(value: Sql, { span }: Pick<GroupContext, 'span'>): Sql {
  if (value.type === 'list')
    throw new Refused('statistics of the numbers of a multivalue are not translated', span);
  return asNumber(value);
}

/** The values of all lists of a group. */
export function allOf(lists: Sql): Sql {
  return call('collect-lists', [lists], 'list');
}

/** The largest or smallest number; of values without a number, the first or last text (fact 10). */
export function extremeOf(value: Sql, fn: 'maximum' | 'minimum', { steps }: GroupContext): Sql {
  if (value.type === 'number') return call(fn, [value], 'number');
  if (value.type === 'list') return extremeOfLists(allOf(value), fn, steps);
  const number = asNumber(value);
  const byNumber = call(`${fn}-by`, [value, number], value.type);
  return call('coalesce', [byNumber, call(fn, [value], value.type)], value.type);
}

/** What orders rows that have the value; null for others, which do not count. */
export function whereKnown(value: Sql, order: Sql): Sql {
  return caseOf([[test('is-not-null', value), order]], nothing(order.type));
}

/** Compared by the first, then by the second. */
export function pair(first: Sql, second: Sql): Sql {
  return call('pair', [first, second], 'number');
}

/** The first text of all lists that is the extreme number; without numbers, the extreme text. */
function extremeOfLists(all: Sql, fn: 'maximum' | 'minimum', steps: Steps): Sql {
  const parameter = steps.newParameter();
  const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
  const lambda = (body: Sql): Sql => ({ kind: 'lambda', parameter, body, type: body.type });
  const numbers = call('list-filter', [all, lambda(test('is-not-null', asNumber(item)))], 'list');
  const best = call(
    `list-${fn}`,
    [call('list-map', [numbers, lambda(asNumber(item))], 'list')],
    'number',
  );
  const isBest = test('equal', asNumber(item), best);
  const first = call(
    'list-get',
    [call('list-filter', [numbers, lambda(isBest)], 'list'), integer(1)],
    'text',
  );
  return call('coalesce', [first, call(`list-${fn}`, [all], 'text')], 'text');
}
