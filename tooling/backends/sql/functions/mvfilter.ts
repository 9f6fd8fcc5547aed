import { fieldsRead } from '../../../plan/reads.ts';
import { Refused } from '../refused.ts';
import { call, nothing, type Sql } from '../sql.ts';
import { asList, notEmpty, orFalse } from '../values.ts';
import type { TranslatedFunction } from './function.ts';

/** `mvfilter`. */
export const mvfilter: TranslatedFunction = {
  id: 'mvfilter',
  translate: (args, context) => {
    const [condition] = args;
    if (condition === undefined) throw new Refused('the call has no argument', context.span);
    const { scope, conditionOf } = context;
    const [field, ...others] = new Set(fieldsRead(condition).map(({ text }) => text));
    if (field === undefined || others.length > 0) return nothing('text');
    const parameter = scope.newParameter();
    const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
    const body = orFalse(conditionOf(condition, scope.withField(field, item)));
    const filtered = call(
      'list-filter',
      [asList(scope.field(field)), { kind: 'lambda', parameter, body, type: 'boolean' }],
      'list',
    );
    return notEmpty(scope.shared(filtered));
  },
};
