import { call, caseOf, integer, nothing, number, type Sql, test, text } from './sql.ts';

const ADDRESS = '\\A([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\z';

/** An address of IPv4 as a number; null for other texts. */
export function addressOrder(value: Sql): Sql {
  const octet = (index: number): Sql => {
    const digits = call('first-match', [value, text(ADDRESS), integer(index)], 'text');
    return call('number-of-text', [digits], 'number');
  };
  const sum = [2, 3, 4].reduce<Sql>(
    (high, index) =>
      call('add', [call('multiply', [high, number(256)], 'number'), octet(index)], 'number'),
    octet(1),
  );
  return caseOf([[test('matches', value, text(ADDRESS)), sum]], nothing('number'));
}
