import { call, caseOf, nothing, number, type Sql, test, text } from '../sql.ts';
import { asList, asText, elementOf, lengthOf } from '../values.ts';
import { type TranslatedFunction, valuesOf } from './function.ts';

/** `mvzip`. */
export const mvzip: TranslatedFunction = {
  id: 'mvzip',
  translate: (args, context) => {
    const { scope } = context;
    const [left = nothing('text'), right = nothing('text'), delimiter = text(',')] = valuesOf(
      args,
      context,
    );
    const [a, b] = [scope.shared(asList(left)), scope.shared(asList(right))];
    const parameter = scope.newParameter();
    const index: Sql = { kind: 'parameter', name: parameter, type: 'number' };
    const pair = call(
      'concat',
      [elementOf(a, index), asText(delimiter), elementOf(b, index)],
      'text',
    );
    const length = call('least', [lengthOf(a), lengthOf(b)], 'number');
    const zipped = call(
      'list-map',
      [
        call('list-range', [number(1), length], 'list'),
        { kind: 'lambda', parameter, body: pair, type: 'text' },
      ],
      'list',
    );
    const areKnown = test('and', test('is-not-null', a), test('is-not-null', b));
    return caseOf([[areKnown, zipped]], nothing('list'));
  },
};
