import { evaluatorOf, testOf } from '../backends/engine/build.ts';
import type { Environment } from '../backends/engine/environment.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import type { Evaluate, Run, Test } from '../events/run.ts';
import { type Call, childrenOf, type Expr } from '../plan/expression.ts';
import { type ClauseContext, clauseOf } from './clause.ts';
import type { Decision } from './decision.ts';

/** A condition inside an expression that chooses a value. */
export type Choice = Pick<Decision, 'root' | 'effect' | 'isAsked' | 'arm'>;

/** What the choices of a search are judged by. */
export interface ChoiceContext extends ClauseContext {
  /**
   * Whether the expression is a condition that is decomposed elsewhere; only its inner expressions count here.
   */
  readonly isInCondition?: boolean;
  /** Whether this expression is evaluated for a row. */
  readonly isAsked?: Test;
}

/** The arms of case() and if(), and conditions whose outcome is the value, at any depth of an expression. */
export function* choicesIn(expression: Expr, context: ChoiceContext): Iterable<Choice> {
  const arms = armsOf(expression);
  if (arms !== undefined) return yield* ofArms(arms, context);
  if (isPerValue(expression)) return;
  const isCondition = isConditionLike(expression);
  if (isCondition && context.isInCondition !== true) yield ofValue(expression, context);
  const inner = { ...context, isInCondition: isCondition };
  for (const child of childrenOf(expression)) yield* choicesIn(child, inner);
}

/** Conditions on the individual values of a field, which are not conditions on the row. */
function isPerValue(expression: Expr): boolean {
  return expression.kind === 'call' && PER_VALUE.has(expression.fn);
}

const PER_VALUE: ReadonlySet<string> = new Set(['mvfilter', 'mvmap', 'spl2.for_each']);

interface Arms {
  readonly call: Call;
  /** Condition, value, condition, value… */
  readonly pairs: readonly (readonly [condition: Expr, value: Expr])[];
  /** The value if no condition is true. */
  readonly otherwise: Expr | undefined;
}

function armsOf(expression: Expr): Arms | undefined {
  if (expression.kind !== 'call') return undefined;
  const { fn, args } = expression;
  if (fn !== 'if' && fn !== 'case') return undefined;
  const pairs = args.flatMap((condition, index) => {
    const value = args[index + 1];
    return index % 2 === 0 && value !== undefined ? [[condition, value] as const] : [];
  });
  return { call: expression, pairs, otherwise: fn === 'if' ? args[2] : undefined };
}

function* ofArms({ call, pairs, otherwise }: Arms, context: ChoiceContext): Iterable<Choice> {
  const { environment } = context;
  let isAsked: Test = context.isAsked ?? (() => true);
  for (const [position, [condition, value]] of pairs.entries()) {
    const root = clauseOf(condition, context);
    const asked = isAsked;
    const here = evaluatorOf(value, environment);
    const there = valueOfRest(pairs.slice(position + 1), otherwise, environment);
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

/** The value of the remaining arms. */
function valueOfRest(
  pairs: Arms['pairs'],
  otherwise: Expr | undefined,
  environment: Environment,
): Evaluate {
  const compiled = pairs.map(
    ([condition, value]) =>
      [testOf(condition, environment), evaluatorOf(value, environment)] as const,
  );
  const last = otherwise === undefined ? () => null : evaluatorOf(otherwise, environment);
  return (row, run) => {
    for (const [test, value] of compiled) if (test(row, run) === true) return value(row, run);
    return last(row, run);
  };
}

function both(first: Test, second: Test, wanted: boolean): Test {
  return (row, run) => first(row, run) === true && (second(row, run) === true) === wanted;
}

function ofValue(expression: Expr, context: ChoiceContext): Choice {
  const { isAsked } = context;
  return {
    root: clauseOf(expression, context),
    isAsked: (row, run) => isAsked === undefined || isAsked(row, run) === true,
    effect: (outcome) => outcome === true,
  };
}

function shown(evaluate: Evaluate, row: Event, run: Run): string | null {
  const value = evaluate(row, run);
  return value === null ? null : toText(value);
}

const CONDITIONS: ReadonlySet<Expr['kind']> = new Set(['logic', 'compare', 'in', 'match']);

function isConditionLike({ kind }: Expr): boolean {
  return CONDITIONS.has(kind);
}
