import { evalFunctions } from '../functions/eval/index.ts';
import { type EvalFunction, parameterAt } from '../functions/eval-function.ts';
import type {
  BinaryExpression,
  BinaryOperator,
  CallExpression,
  Expression,
  UnaryExpression,
} from '../spl/ast.ts';

/** The types that an expression can be known to have before any row is read. */
export type StaticType = 'string' | 'number' | 'Boolean' | 'null';

/** An argument of the wrong type. */
export interface TypeProblem {
  readonly message: string;
  readonly help?: string;
  readonly at: Expression;
}

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['=', '!=', '<', '<=', '>', '>=']);
const CONDITIONS: ReadonlySet<BinaryOperator> = new Set(['AND', 'OR', 'XOR', 'LIKE']);
const ARITHMETIC: ReadonlySet<BinaryOperator> = new Set(['-', '*', '/', '%']);

/** The type of an expression if the text of the search decides it: undefined for fields and most calls. */
export function staticType(expression: Expression): StaticType | undefined {
  switch (expression.kind) {
    case 'StringLiteral':
      // A token may be replaced with a number.
      return expression.value.includes('$') ? undefined : 'string';
    case 'NumberLiteral':
      return 'number';
    case 'InExpression':
      return 'Boolean';
    case 'UnaryExpression':
      return typeOfUnary(expression);
    case 'BinaryExpression':
      return typeOfBinary(expression.operator);
    case 'CallExpression':
      return typeOfCall(expression);
    default:
      return undefined;
  }
}

function typeOfBinary(operator: BinaryOperator): StaticType | undefined {
  if (COMPARISONS.has(operator) || CONDITIONS.has(operator)) return 'Boolean';
  if (operator === '.') return 'string';
  return ARITHMETIC.has(operator) ? 'number' : undefined;
}

function typeOfUnary({ operator, operand }: UnaryExpression): StaticType | undefined {
  if (operator === '-' || operator === '+') return staticType(operand);
  return 'Boolean';
}

function typeOfCall({ callee }: CallExpression): StaticType | undefined {
  const returns = evalFunctions.get(callee.text.toLowerCase())?.returns;
  return returns === 'any' ? undefined : returns;
}

/** Finds operands of a type that Splunk's type check rejects. */
export function operatorProblem(expression: BinaryExpression): TypeProblem | undefined {
  const { operator, left, right } = expression;
  if (operator === '+') return plusProblem(expression);
  if (operator === '.') return operandProblem('.', [left, right], ['string', 'number']);
  if (ARITHMETIC.has(operator)) return operandProblem(operator, [left, right], ['number']);
  return COMPARISONS.has(operator) ? nullProblem(expression) : undefined;
}

/** Finds a string after a minus sign. */
export function negationProblem(operand: Expression): TypeProblem | undefined {
  return operandProblem('-', [operand], ['number']);
}

/** Finds an operand that is not a condition. */
export function conditionProblem(
  operator: string,
  operands: readonly Expression[],
): TypeProblem | undefined {
  return operandProblem(operator, operands, ['Boolean']);
}

/** Finds a Boolean as the value of a field. */
export function assignmentProblem(at: Expression): TypeProblem | undefined {
  if (staticType(at) !== 'Boolean') return undefined;
  return {
    message: 'a field cannot be a Boolean',
    help: 'write if(<condition>, "true", "false")',
    at,
  };
}

function plusProblem(expression: BinaryExpression): TypeProblem | undefined {
  const { left, right } = expression;
  const other = operandProblem('+', [left, right], ['string', 'number']);
  if (other !== undefined) return other;
  const types = [staticType(left), staticType(right)];
  if (types.includes(undefined) || types[0] === types[1]) return undefined;
  return {
    message: `"+" takes two strings or two numbers, not a ${types[0]} and a ${types[1]}`,
    help: 'join with "." or convert with tonumber()',
    at: expression,
  };
}

function operandProblem(
  operator: string,
  operands: readonly Expression[],
  allowed: readonly StaticType[],
): TypeProblem | undefined {
  for (const at of operands) {
    const type = staticType(at);
    if (type === undefined || allowed.includes(type)) continue;
    return { message: `"${operator}" takes ${plurals(allowed)}, not ${described(type)}`, at };
  }
  return undefined;
}

function nullProblem({ operator, left, right }: BinaryExpression): TypeProblem | undefined {
  const at = [left, right].find((side) => staticType(side) === 'null');
  const help = operator === '!=' ? 'use isnotnull()' : 'use isnull()';
  return at && { message: `"${operator}" cannot compare with null()`, help, at };
}

/** Finds an argument of a type that the function does not take. */
export function argumentProblem(
  { callee, args }: CallExpression,
  definition: EvalFunction,
): TypeProblem | undefined {
  for (const [index, at] of args.entries()) {
    const wanted = wantedType(definition, index);
    const type = staticType(at);
    const isRefused =
      type === 'null' ? definition.takesNull !== true : wanted !== undefined && type !== wanted;
    if (type === undefined || !isRefused) continue;
    const expected = wanted === undefined ? 'a value' : described(wanted);
    return { message: `${callee.text}() takes ${expected} here, not ${described(type)}`, at };
  }
  return undefined;
}

/** The type of a parameter; undefined for any. */
function wantedType(definition: EvalFunction, index: number): StaticType | undefined {
  const type = parameterAt(definition, index)?.type;
  if (type === 'regex') return 'string';
  return type === 'any' ? undefined : type;
}

function described(type: StaticType): string {
  if (type === 'null') return 'null()';
  return `a ${type}`;
}

function plurals(types: readonly StaticType[]): string {
  if (types.includes('Boolean')) return 'conditions';
  return types.map((type) => `${type}s`).join(' and ');
}
