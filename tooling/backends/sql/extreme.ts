import type { Expr } from '../../plan/expression.ts';
import { type CallContext, valuesOf } from './functions/function.ts';
import { call, caseOf, integer, nothing, type Sql, test } from './sql.ts';
import { literalOf, type Scope } from './translation.ts';
import { asNumber, asText } from './values.ts';

/** The value that no other one beats: texts are above numbers, and quoted literals are texts (facts 23 and 30). */
export function extreme(args: readonly Expr[], context: CallContext, op: 'more' | 'less'): Sql {
  const { scope } = context;
  const candidates = valuesOf(args, context).flatMap((value, index): readonly Candidate[] => {
    if (value.kind === 'null') return [];
    if (value.type === 'list') return [ofList(scope.shared(value), op, scope)];
    const shared = scope.shared(value);
    const isText = typeof literalOf(args[index]) === 'string';
    return [{ value: shared, number: isText ? nothing('number') : asNumber(shared) }];
  });
  const [first, ...rest] = candidates;
  if (first === undefined) return nothing('text');
  const areNumbers = candidates.every(({ value }) => value.type === 'number');
  const typed = ({ value, number }: Candidate): Candidate => ({
    value: areNumbers ? value : asText(value),
    number,
  });
  return rest.reduce<Candidate>(
    (best, other) => better(typed(best), typed(other), { op, context }),
    typed(first),
  ).value;
}

/** A value, and the number that it counts as. */
interface Candidate {
  readonly value: Sql;
  readonly number: Sql;
}

interface Choosing {
  readonly op: 'more' | 'less';
  readonly context: CallContext;
}

function better(best: Candidate, other: Candidate, { op, context }: Choosing): Candidate {
  const isOther = test('or', test('is-null', best.value), beats(other, best, op));
  const isBetter = context.scope.shared(test('and', test('is-not-null', other.value), isOther));
  return {
    value: context.scope.shared(caseOf([[isBetter, other.value]], best.value)),
    number: context.scope.shared(caseOf([[isBetter, other.number]], best.number)),
  };
}

/** Whether a value beats another: numbers by value, texts by code point, and a text is more than a number. */
function beats(value: Candidate, best: Candidate, op: 'more' | 'less'): Sql {
  const [a, b] = [value.number, best.number];
  if (a.kind === 'null' && b.kind === 'null') return test(op, value.value, best.value);
  const [isNumber, wasNumber] = [test('is-not-null', a), test('is-not-null', b)];
  return caseOf(
    [
      [test('and', isNumber, wasNumber), test(op, a, b)],
      [isNumber, { kind: 'boolean', value: op === 'less', type: 'boolean' }],
      [wasNumber, { kind: 'boolean', value: op === 'more', type: 'boolean' }],
    ],
    test(op, asText(value.value), asText(best.value)),
  );
}

/** Of the values of a list: the extreme text if texts win and there is one, else the extreme number. */
function ofList(list: Sql, op: 'more' | 'less', scope: Scope): Candidate {
  const parameter = scope.newParameter();
  const item: Sql = { kind: 'parameter', name: parameter, type: 'text' };
  const lambda = (body: Sql): Sql => ({ kind: 'lambda', parameter, body, type: body.type });
  const where = (condition: Sql, values: Sql): Sql =>
    call('list-filter', [values, lambda(condition)], 'list');
  const fn = op === 'more' ? 'list-maximum' : 'list-minimum';
  const numbers = scope.shared(where(test('is-not-null', asNumber(item)), list));
  const best = call(fn, [call('list-map', [numbers, lambda(asNumber(item))], 'list')], 'number');
  const isBest = test('equal', asNumber(item), scope.shared(best));
  const number = call('list-get', [where(isBest, numbers), integer(1)], 'text');
  const text = call(fn, [where(test('is-null', asNumber(item)), list)], 'text');
  const value = scope.shared(
    call('coalesce', op === 'more' ? [text, number] : [number, text], 'text'),
  );
  return { value, number: asNumber(value) };
}
