import { call, caseOf, number, type Sql, test, text } from './sql.ts';

/** The longest text that is asked for; texts are shorter. */
const LONGEST = 2_000_000_000;

/** As `substr`: positions count from 1, or from the end if negative; those before the text count toward the length. */
export function part(value: Sql, start: number, length: number | undefined): Sql {
  const count = length ?? LONGEST;
  if (start > 0) return substring(value, number(start), number(count));
  if (start === 0) return substring(value, number(1), number(Math.max(0, count - 1)));
  const size = call('length', [value], 'number');
  const begin = call('add', [size, number(start + 1)], 'number');
  const isInside = test('at-least', size, number(-start));
  // Before the text: the part of the length that reaches into it.
  const rest = call(
    'greatest',
    [number(0), call('add', [size, number(start + count)], 'number')],
    'number',
  );
  const missing = test('is-null', value);
  return caseOf(
    [
      [isInside, substring(value, begin, number(count))],
      [missing, { kind: 'null', type: 'text' }],
    ],
    call('concat', [text(''), substring(value, number(1), rest)], 'text'),
  );
}

function substring(value: Sql, from: Sql, length: Sql): Sql {
  return call('substring', [value, from, length], 'text');
}
