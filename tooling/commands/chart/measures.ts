import type { Compiler, Totals } from '../../backends/engine/operator.ts';
import { type FieldValue, toNumber } from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';
import { findStatisticalFunction } from '../../functions/statistical/index.ts';
import type { Aggregation as Resolved } from '../../plan/aggregation.ts';
import type { Expr } from '../../plan/expression.ts';
import type { LowerContext } from '../../resolve/lower.ts';
import {
  type Aggregation,
  aggregationName,
  type CallExpression,
  type Expression,
} from '../../spl/ast.ts';
import { secondsPerUnit, timeUnit } from '../../time/time-unit.ts';
import type { ChartArgs, Computed } from './chart-args.ts';

/** One value of a chart, resolved. */
export interface MeasurePlan {
  /** Its name; a pattern if it makes several fields. */
  readonly name: string;
  readonly aggregations: readonly Resolved[];
  /** An expression over the statistics, by their names; undefined for the statistics themselves. */
  readonly value?: Expr;
  /** The seconds that a rate is for: a sum is divided by the length of its bin, counted in them. */
  readonly per?: number;
}

/** Resolves what a chart shows. */
export function planMeasures(args: ChartArgs, context: LowerContext): MeasurePlan[] {
  return [
    ...args.aggregations.flatMap((aggregation) => statistic(aggregation, context)),
    ...args.computed.map((term) => computed(term, context)),
  ];
}

/** per_second() and the like are sums divided by the length of the bin. */
function statistic(aggregation: Aggregation, context: LowerContext): MeasurePlan[] {
  const [, unitName = ''] = /^per_(second|minute|hour|day)$/i.exec(aggregation.callee.text) ?? [];
  const unit = timeUnit(unitName);
  const name = aggregationName(aggregation);
  if (unit === undefined)
    return context
      .aggregations([aggregation])
      .map((resolved) => ({ name: resolved.as.text, aggregations: [resolved] }));
  const { callee, span } = aggregation;
  const sum = { ...aggregation, callee: { ...callee, text: 'sum' }, alias: { text: name, span } };
  return [{ name, aggregations: context.aggregations([sum]), per: secondsPerUnit[unit] }];
}

function computed({ expression, alias, span }: Computed, context: LowerContext): MeasurePlan {
  const found: Aggregation[] = [];
  const value = context.expression(withoutStatistics(expression, found));
  // Without AS, its name is the expression as written.
  const name = alias?.text ?? context.source.text.slice(span.start, span.end).trim();
  return { name, aggregations: context.aggregations(found), value };
}

/** The expression with each statistic replaced by a field; the statistics are added to the list. */
function withoutStatistics(expression: Expression, found: Aggregation[]): Expression {
  switch (expression.kind) {
    case 'CallExpression': {
      if (isStatistic(expression)) return fieldFor(expression, found);
      const args = expression.args.map((arg) => withoutStatistics(arg, found));
      return { ...expression, args };
    }
    case 'UnaryExpression':
      return { ...expression, operand: withoutStatistics(expression.operand, found) };
    case 'BinaryExpression':
      return {
        ...expression,
        left: withoutStatistics(expression.left, found),
        right: withoutStatistics(expression.right, found),
      };
    default:
      return expression;
  }
}

/** A name of both an eval and a statistical function is a statistic with one field or no argument. */
function isStatistic({ callee, args }: CallExpression): boolean {
  const [argument] = args;
  const isField = argument === undefined || argument.kind === 'FieldName';
  return (
    args.length < 2 && isField && findStatisticalFunction(callee.text.toLowerCase()) !== undefined
  );
}

function fieldFor({ callee, args, span }: CallExpression, found: Aggregation[]): Expression {
  const name = `\0${found.length}`;
  const [argument] = args;
  const field =
    argument?.kind === 'FieldName' ? { text: argument.name, span: argument.span } : undefined;
  found.push({ kind: 'Aggregation', callee, argument: field, alias: { text: name, span }, span });
  return { kind: 'FieldName', name, span };
}

/** A chart cell, before it is filled. */
export interface CellContext {
  readonly run: Run;
  /** The length of its time bin. */
  readonly seconds: number;
}

/** One value of a chart, compiled. */
export interface Measure {
  readonly name: string;
  create(cell: CellContext): Totals;
}

/** Prepares a statistic, or an expression of statistics, for each cell. */
export function compileMeasure(plan: MeasurePlan, compiler: Compiler): Measure {
  const { name, per, value } = plan;
  const totals = compiler.totals(plan.aggregations);
  if (per !== undefined)
    return { name, create: ({ seconds }) => scaled(totals(), per / (seconds || 1)) };
  if (value === undefined) return { name, create: () => totals() };
  const evaluate = compiler.value(value);
  return {
    name,
    create: () => {
      const statistics = totals();
      return {
        add: (row, run) => statistics.add(row, run),
        *results(run) {
          const values = new Map<string, FieldValue>(statistics.results(run));
          yield [name, evaluate(values, run)];
        },
        release: (run) => statistics.release(run),
      };
    },
  };
}

function scaled(totals: Totals, factor: number): Totals {
  return {
    add: (row, run) => totals.add(row, run),
    *results(run) {
      for (const [name, value] of totals.results(run)) {
        const number = toNumber(value);
        yield [name, number === undefined ? value : number * factor];
      }
    },
    release: (run) => totals.release(run),
  };
}
