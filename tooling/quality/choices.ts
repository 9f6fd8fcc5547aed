import type { Environment } from '../engine/environment.ts';
import { ExpressionCompiler } from '../engine/expression.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';
import type { Dialect } from '../plan/plan.ts';
import type { CallExpression, Expression } from '../spl/ast.ts';
import { childrenOf } from '../spl/reads.ts';
import { clauseOf } from './clause.ts';
import type { Decision } from './decision.ts';

/** A condition inside an expression that chooses a value. */
export type Choice = Pick<Decision, 'root' | 'effect' | 'isAsked' | 'arm'>;

export interface ChoiceContext {
  readonly environment: Environment;
  readonly dialect: Dialect;
  /** Whether the expression is a condition that is taken apart elsewhere: only what is inside of it counts here. */
  readonly isInCondition?: boolean;
  /** Whether a row gets as far as this expression. */
  readonly isAsked?: Test;
}

/** The arms of case() and if(), and conditions whose outcome is the value, at any depth of an expression. */
export function* choicesIn(expression: Expression, context: ChoiceContext): Iterable<Choice> {
  const arms = armsOf(expression);
  if (arms !== undefined) return yield* ofArms(arms, context);
  if (isPerValue(expression)) return;
  const isCondition = isConditionLike(expression);
  if (isCondition && context.isInCondition !== true) yield ofValue(expression, context);
  const inner = { ...context, isInCondition: isCondition };
  for (const child of childrenOf(expression)) yield* choicesIn(child, inner);
}

/** Conditions on the values of a field, one by one: they say nothing of the row. */
function isPerValue(expression: Expression): boolean {
  return (
    expression.kind === 'CallExpression' &&
    /^(?:mvfilter|mvmap|for_each)$/i.test(expression.callee.text)
  );
}

interface Arms {
  readonly call: CallExpression;
  /** Condition, value, condition, value… */
  readonly pairs: readonly (readonly [condition: Expression, value: Expression])[];
  /** What is there when no condition holds. */
  readonly otherwise: Expression | undefined;
}

function armsOf(expression: Expression): Arms | undefined {
  if (expression.kind !== 'CallExpression') return undefined;
  const { args } = expression;
  const name = expression.callee.text.toLowerCase();
  if (name !== 'if' && name !== 'case') return undefined;
  const pairs = args.flatMap((condition, index) => {
    const value = args[index + 1];
    return index % 2 === 0 && value !== undefined ? [[condition, value] as const] : [];
  });
  return { call: expression, pairs, otherwise: name === 'if' ? args[2] : undefined };
}

function* ofArms({ call, pairs, otherwise }: Arms, context: ChoiceContext): Iterable<Choice> {
  const { environment, dialect } = context;
  const compiler = new ExpressionCompiler(environment, dialect);
  let isAsked: Test = context.isAsked ?? (() => true);
  for (const [position, [condition, value]] of pairs.entries()) {
    const root = clauseOf({ kind: 'where', expression: condition, dialect }, environment);
    const asked = isAsked;
    const here = compiler.value(value);
    const there = valueOfRest(pairs.slice(position + 1), otherwise, compiler);
    yield {
      root,
      arm: { call, index: position * 2 },
      isAsked: (row, run) => asked(row, run) === true,
      effect: (outcome, row, run) => shown(outcome === true ? here : there, row, run),
    };
    yield* choicesIn(condition, { ...context, isAsked: asked, isInCondition: true });
    yield* choicesIn(value, {
      ...context,
      isAsked: both(asked, root.test, true),
      isInCondition: false,
    });
    isAsked = both(asked, root.test, false);
  }
  if (otherwise !== undefined)
    yield* choicesIn(otherwise, { ...context, isAsked, isInCondition: false });
}

/** The value of the arms that are left. */
function valueOfRest(
  pairs: Arms['pairs'],
  otherwise: Expression | undefined,
  compiler: ExpressionCompiler,
): Evaluate {
  const compiled = pairs.map(
    ([condition, value]) => [compiler.test(condition), compiler.value(value)] as const,
  );
  const last = otherwise === undefined ? () => null : compiler.value(otherwise);
  return (row, run) => {
    for (const [test, value] of compiled) if (test(row, run) === true) return value(row, run);
    return last(row, run);
  };
}

function both(first: Test, second: Test, wanted: boolean): Test {
  return (row, run) => first(row, run) === true && (second(row, run) === true) === wanted;
}

function ofValue(expression: Expression, { environment, dialect, isAsked }: ChoiceContext): Choice {
  return {
    root: clauseOf({ kind: 'where', expression, dialect }, environment),
    isAsked: (row, run) => isAsked === undefined || isAsked(row, run) === true,
    effect: (outcome) => outcome === true,
  };
}

function shown(evaluate: Evaluate, row: Event, run: Run): string | null {
  const value = evaluate(row, run);
  return value === null ? null : toText(value);
}

const CONDITIONS: ReadonlySet<string> = new Set([
  'OR',
  'XOR',
  'AND',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'LIKE',
]);

function isConditionLike(expression: Expression): boolean {
  if (expression.kind === 'InExpression') return true;
  if (expression.kind === 'UnaryExpression') return /NOT|NULL/.test(expression.operator);
  return expression.kind === 'BinaryExpression' && CONDITIONS.has(expression.operator);
}
