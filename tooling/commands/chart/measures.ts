import type { FieldValue } from '../../events/field-value.ts';
import { toNumber } from '../../events/field-value.ts';
import type { Run } from '../../events/run.ts';
import { findStatisticalFunction } from '../../functions/statistical/index.ts';
import type { Compiler, Totals } from '../../plan/plan.ts';
import {
  type Aggregation,
  aggregationName,
  type CallExpression,
  type Expression,
} from '../../spl/ast.ts';
import { secondsPerUnit, timeUnit } from '../../time/time-unit.ts';
import type { Computed } from './chart-args.ts';

/** One cell of a chart while its values are collected. */
export interface CellContext {
  readonly run: Run;
  /** The length of its time bucket, in seconds. */
  readonly seconds: number;
}

/** One statistic that a chart shows. */
export interface Measure {
  /** Its name; a pattern if it makes several fields. */
  readonly name: string;
  create(cell: CellContext): Totals;
}

/** An aggregation as a measure. per_second() and related functions are sums divided by the bucket length. */
export function measureOf(aggregation: Aggregation, compiler: Compiler): Measure {
  const name = aggregationName(aggregation);
  const [, unitName = ''] = /^per_(second|minute|hour|day)$/i.exec(aggregation.callee.text) ?? [];
  const unit = timeUnit(unitName);
  if (unit === undefined) {
    const create = compiler.totals([aggregation]);
    return { name, create: () => create() };
  }
  const { callee, span } = aggregation;
  const sum = { ...aggregation, callee: { ...callee, text: 'sum' }, alias: { text: name, span } };
  const create = compiler.totals([sum]);
  return {
    name,
    create: ({ seconds }) => scaled(create(), secondsPerUnit[unit] / (seconds || 1)),
  };
}

function scaled(totals: Totals, factor: number): Totals {
  return {
    add: (row, run) => totals.add(row, run),
    *results() {
      for (const [name, value] of totals.results()) {
        const number = toNumber(value);
        yield [name, number === undefined ? value : number * factor];
      }
    },
  };
}

/** An expression over aggregations as a measure: each aggregation is computed, then the expression. */
export function computedMeasure(
  { expression, alias }: Computed,
  byDefault: string,
  compiler: Compiler,
): Measure {
  const name = alias?.text ?? byDefault;
  const aggregations: Aggregation[] = [];
  const evaluate = compiler.value(withoutStatistics(expression, aggregations));
  const statistics = compiler.totals(aggregations);
  return {
    name,
    create: ({ run }) => {
      const totals = statistics();
      return {
        add: (row, within) => totals.add(row, within),
        *results() {
          const values = new Map<string, FieldValue>(totals.results());
          yield [name, evaluate(values, run)];
        },
      };
    },
  };
}

/** The expression with its aggregations replaced by fields; the aggregations are added to the list. */
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

/** A function of both kinds is an aggregation if its argument is one field or nothing. */
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
