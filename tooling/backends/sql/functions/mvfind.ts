import { notLiteral } from '../refused.ts';
import { call, integer, nothing, number, type Sql, test } from '../sql.ts';
import { literalText } from '../translation.ts';
import { asList, elementOf, lengthOf } from '../values.ts';
import { type TranslatedFunction, valueAt } from './function.ts';

/** `mvfind`. */
export const mvfind: TranslatedFunction = {
  id: 'mvfind',
  translate: (args, context) => {
    const { scope, span } = context;
    const pattern = literalText(args[1]) ?? notLiteral('a pattern', span);
    const regex = scope.regex(pattern, 'test', context);
    const list = scope.shared(asList(valueAt(args, 0, context)));
    if (list.kind === 'null') return nothing('number');
    const parameter = scope.newParameter();
    const index: Sql = { kind: 'parameter', name: parameter, type: 'number' };
    const body = test('matches', elementOf(list, index), regex);
    const found = call(
      'list-filter',
      [
        call('list-range', [number(1), lengthOf(list)], 'list'),
        { kind: 'lambda', parameter, body, type: 'boolean' },
      ],
      'list',
    );
    const first = call('list-get', [found, integer(1)], 'number');
    return call('subtract', [first, number(1)], 'number');
  },
};
