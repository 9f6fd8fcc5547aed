import { nearest } from '../base/nearest.ts';
import type { Evaluate } from '../events/run.ts';
import { findStatisticalFunction, statisticalFunctions } from '../functions/statistical/index.ts';
import type { Accumulator } from '../functions/statistical-function.ts';
import type { Dialect } from '../plan/plan.ts';
import { type Aggregation, aggregationName, type Expression } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import type { Environment } from './environment.ts';
import { ExpressionCompiler } from './expression.ts';

/** A compiled aggregation, which creates accumulators. */
export interface CompiledAggregation {
  /** The name of the output field; with a wildcard argument, the pattern of the output fields. */
  readonly name: string;
  /** The pattern of the input fields, if the argument has a wildcard. */
  readonly wildcard: string | undefined;
  /** Evaluates the input, once per row. */
  readonly value: Evaluate;
  readonly create: () => Accumulator;
}

/** Compiles the aggregations of `stats` and related commands. Invalid ones are reported and omitted. */
export function compileAggregations(
  aggregations: readonly Aggregation[],
  environment: Environment,
  dialect: Dialect,
): CompiledAggregation[] {
  return aggregations.flatMap((aggregation) => compileOne(aggregation, environment, dialect) ?? []);
}

function compileOne(
  aggregation: Aggregation,
  environment: Environment,
  dialect: Dialect,
): CompiledAggregation | undefined {
  const { callee, argument } = aggregation;
  const found = findStatisticalFunction(callee.text.toLowerCase());
  if (found === undefined) {
    const params = {
      name: callee.text,
      nearest: nearest(callee.text, statisticalFunctions.keys()),
    };
    environment.report(
      splDiagnostic('unknown-function', params, { source: environment.source, ...callee.span }),
    );
    return undefined;
  }
  const { definition, parameter } = found;
  const wildcard = wildcardOf(aggregation, definition.argument === 'required');
  return {
    name: outputName(aggregation, wildcard),
    wildcard,
    value: argumentValue(argument, { environment, dialect, isCount: definition.name === 'count' }),
    create: () => definition.create(parameter),
  };
}

/** A missing required argument means all fields (rule 112). */
function wildcardOf({ argument }: Aggregation, isRequired: boolean): string | undefined {
  if (argument === undefined) return isRequired ? '*' : undefined;
  if ('kind' in argument) return undefined;
  return argument.text.includes('*') ? argument.text : undefined;
}

function outputName(aggregation: Aggregation, wildcard: string | undefined): string {
  const name = aggregationName(aggregation);
  if (wildcard === undefined) return name;
  return aggregation.alias === undefined ? `${aggregation.callee.text}(${wildcard})` : name;
}

interface ArgumentContext {
  readonly environment: Environment;
  readonly dialect: Dialect;
  readonly isCount: boolean;
}

function argumentValue(
  argument: Aggregation['argument'],
  { environment, dialect, isCount }: ArgumentContext,
): Evaluate {
  // `count` alone counts rows, whatever their fields (rule 102).
  if (argument === undefined) return () => 1;
  if (!isExpression(argument)) {
    const { text } = argument;
    return (row) => row.get(text) ?? null;
  }
  const compiler = new ExpressionCompiler(environment, dialect);
  if (!isCount) return compiler.value(argument);
  // `count(eval(…))` counts the rows for which the expression is true (rule 103).
  const test = compiler.test(argument);
  return (row, run) => (test(row, run) === true ? 1 : null);
}

function isExpression(argument: NonNullable<Aggregation['argument']>): argument is Expression {
  return 'kind' in argument;
}
