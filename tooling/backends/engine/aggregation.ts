import type { Evaluate } from '../../events/run.ts';
import { statisticalFunctions } from '../../functions/statistical/index.ts';
import type { Accumulator } from '../../functions/statistical-function.ts';
import type { Aggregation, AggregationInput } from '../../plan/aggregation.ts';
import type { ExpressionCompiler } from './expression.ts';

/** A compiled aggregation, which creates accumulators. */
export interface CompiledAggregation {
  /** The name of the output field; with a wildcard argument, the pattern of the output fields. */
  readonly name: string;
  /** The pattern of the input fields, if the argument has a wildcard. */
  readonly wildcard: string | undefined;
  /** Evaluates the input, once per row. */
  readonly value: Evaluate;
  readonly create: () => Accumulator;
  /** Whether its accumulators keep every value. */
  readonly holds: boolean;
}

/** Compiles the aggregations of `stats` and related commands. */
export function compileAggregations(
  aggregations: readonly Aggregation[],
  expressions: ExpressionCompiler,
): CompiledAggregation[] {
  return aggregations.map(({ fn, parameter, input, as }) => {
    const definition = statisticalFunctions.get(fn);
    if (definition === undefined)
      throw new Error(`the plan computes "${fn}", which is no statistic`);
    return {
      name: as.text,
      wildcard: input.kind === 'fields' ? input.pattern.text : undefined,
      value: inputValue(input, expressions),
      create: () => definition.create(parameter),
      holds: definition.holds === true,
    };
  });
}

function inputValue(input: AggregationInput, expressions: ExpressionCompiler): Evaluate {
  if (input.kind === 'value') return expressions.value(input.value);
  if (input.kind !== 'condition') return () => 1;
  const test = expressions.test(input.condition);
  return (row, run) => (test(row, run) === true ? 1 : null);
}
