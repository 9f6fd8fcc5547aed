import { fieldsRead } from '../../../plan/reads.ts';
import { call, nothing, type Sql, test } from '../sql.ts';
import { asList, notEmpty } from '../values.ts';
import type { TranslatedFunction } from './function.ts';

/** `mvmap`. */
export const mvmap: TranslatedFunction = {
  id: 'mvmap',
  translate: (args, context) => {
    const [list, expression] = args;
    const { scope, sqlOf } = context;
    const [field] = list === undefined ? [] : fieldsRead(list).map(({ text }) => text);
    if (list === undefined || expression === undefined || field === undefined)
      return nothing('text');
    const parameter = scope.newParameter();
    const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
    const body = asList(sqlOf(expression, scope.withField(field, item)));
    const lists = call(
      'list-map',
      [asList(sqlOf(list, scope)), { kind: 'lambda', parameter, body, type: 'list' }],
      'list',
    );
    const isKnown: Sql = {
      kind: 'lambda',
      parameter,
      body: test('is-not-null', { kind: 'parameter', name: parameter, type: 'list' }),
      type: 'boolean',
    };
    return notEmpty(
      scope.shared(call('list-flatten', [call('list-filter', [lists, isKnown], 'list')], 'list')),
    );
  },
};
