import type { Expr, Logic, Membership } from '../../plan/expression.ts';
import { arithmetic } from './arithmetic.ts';
import { compared } from './compare.ts';
import { functions } from './functions/index.ts';
import { matched } from './match.ts';
import { Refused } from './refused.ts';
import { boolean, call, nothing, number, type Sql, test, text } from './sql.ts';
import type { Scope } from './translation.ts';
import { asNumber, orFalse } from './values.ts';

/** An expression as a value. */
export function sqlOf(expr: Expr, scope: Scope): Sql {
  switch (expr.kind) {
    case 'literal':
      return literal(expr);
    case 'field':
      return scope.field(expr.name);
    case 'arithmetic':
      return arithmetic(expr, scope, sqlOf);
    case 'negative':
      return call('negative', [asNumber(sqlOf(expr.operand, scope))], 'number');
    case 'call':
      return called(expr, scope);
    case 'list':
    case 'map':
    case 'member':
    case 'regex':
      throw new Refused(`a ${expr.kind} is not translated`, expr.span);
    default:
      return conditionOf(expr, scope);
  }
}

/** An expression as a condition: true, false or null. */
export function conditionOf(expr: Expr, scope: Scope): Sql {
  switch (expr.kind) {
    case 'logic':
      return logic(expr, scope);
    case 'compare':
      return compared({ left: expr.left, op: expr.op, right: expr.right }, { scope, sqlOf });
    case 'in':
      return membership(expr, scope);
    case 'match':
      return matched(expr, scope);
    case 'scope':
      return boolean(true);
    case 'clause':
      throw new Refused(
        'a condition that a subsearch writes is only known while it runs',
        expr.span,
      );
    default:
      return truthOf(sqlOf(expr, scope));
  }
}

function literal({ value, text: written }: Extract<Expr, { kind: 'literal' }>): Sql {
  if (value === null) return nothing('text');
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'string') return text(value);
  return number(value, written);
}

function called(expr: Extract<Expr, { kind: 'call' }>, scope: Scope): Sql {
  const translate = functions.get(expr.fn);
  if (translate === undefined)
    throw new Refused(`the function ${expr.fn}() is not translated`, expr.span);
  return translate.translate(expr.args, { scope, span: expr.span, sqlOf, conditionOf });
}

/** A number is true unless it is 0; other values are neither true nor false. */
function truthOf(value: Sql): Sql {
  if (value.type === 'boolean') return value;
  if (value.type === 'number') return test('unequal', value, number(0));
  return nothing('boolean');
}

function logic({ op, operands, nulls }: Logic, scope: Scope): Sql {
  const isThreeValued = nulls === 'three-valued';
  const tests = operands.map((operand) => {
    const condition = conditionOf(operand, scope);
    // A match is never null.
    return isThreeValued && operand.kind === 'match' ? orFalse(condition) : condition;
  });
  const [first = nothing('boolean')] = tests;
  switch (op) {
    case 'and':
    case 'or':
      return tests.length === 1 ? first : test(op, ...tests);
    case 'not':
      return test(isThreeValued ? 'not' : 'is-not-true', first);
    case 'xor':
      return tests.reduce((left, right) => test('unequal', left, right));
  }
}

/** `x IN (a, b)`: true for an equal item; null if none is equal and one is null. */
function membership({ operand, items }: Membership, scope: Scope): Sql {
  const tests = items.map((item) =>
    compared({ left: operand, op: '=', right: item }, { scope, sqlOf }),
  );
  const [first = boolean(false)] = tests;
  return tests.length === 1 ? first : test('or', ...tests);
}
