import type { Diagnostic } from '../base/diagnostic.ts';
import { nearest } from '../base/nearest.ts';
import type { Source } from '../base/source.ts';
import { findStatisticalFunction, statisticalFunctions } from '../functions/statistical/index.ts';
import { unsupportedStatisticalFunctions } from '../functions/unsupported.ts';
import type { AggregationInput, Aggregation as Resolved } from '../plan/aggregation.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { type Aggregation, aggregationName, type Expression } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import type { ExpressionResolver, ResolveContext } from './expressions.ts';

/** Resolves the aggregations of `stats` and related commands. Invalid ones are reported and omitted. */
export function resolveAggregations(
  aggregations: readonly Aggregation[],
  expressions: ExpressionResolver,
  context: ResolveContext,
): Resolved[] {
  const resolved: Resolved[] = [];
  for (const aggregation of aggregations) {
    const one = resolveOne(aggregation, expressions, context);
    if (one !== undefined) resolved.push(one);
  }
  return resolved;
}

function resolveOne(
  aggregation: Aggregation,
  expressions: ExpressionResolver,
  { source, report }: ResolveContext,
): Resolved | undefined {
  const { callee, argument, alias, span } = aggregation;
  const found = findStatisticalFunction(callee.text.toLowerCase());
  if (found === undefined) {
    report(unknownFunction(callee, source));
    return undefined;
  }
  const { definition, parameter } = found;
  // A missing required argument means all fields (rule 112).
  const isAll = argument === undefined && definition.argument === 'required';
  const as = isAll && alias === undefined ? `${callee.text}(*)` : aggregationName(aggregation);
  const input: AggregationInput = isAll
    ? { kind: 'fields', pattern: { text: '*', span: callee.span } }
    : inputOf(
        definition.name === 'sparkline' ? drawnIn(argument) : argument,
        expressions,
        definition.name === 'count',
      );
  const name = { text: as, span: alias?.span ?? span };
  const resolved: Resolved = { fn: definition.name, input, as: name, span };
  return parameter === undefined ? resolved : { ...resolved, parameter };
}

function unknownFunction({ text: name, span }: Aggregation['callee'], source: Source): Diagnostic {
  const reason = unsupportedStatisticalFunctions.get(name.toLowerCase());
  if (reason !== undefined)
    return planDiagnostic('unsupported-function', { name, reason }, { source, ...span });
  const params = { name, nearest: nearest(name, statisticalFunctions.keys()) };
  return splDiagnostic('unknown-function', params, { source, ...span });
}

function inputOf(
  argument: Aggregation['argument'],
  expressions: ExpressionResolver,
  isCount: boolean,
): AggregationInput {
  // `count` alone counts rows, whatever their fields (rule 102).
  if (argument === undefined) return { kind: 'rows' };
  if (isExpression(argument)) {
    const value = expressions.resolve(argument);
    // `count(eval(…))` counts the rows for which the expression is true (rule 103).
    return isCount ? { kind: 'condition', condition: value } : { kind: 'value', value };
  }
  if (argument.text.includes('*')) return { kind: 'fields', pattern: argument };
  return { kind: 'value', value: { kind: 'field', name: argument.text, span: argument.span } };
}

/** What a sparkline draws: the field in `avg(x), 1h`; nothing in `count`, which draws rows. */
function drawnIn(argument: Aggregation['argument']): Aggregation['argument'] {
  if (argument === undefined || isExpression(argument)) return argument;
  const [, callee = '', field] = /^(\w+)(?:\(([^)]*)\))?(?:,|$)/.exec(argument.text) ?? [];
  if (field === undefined) return /^c(?:ount)?$/i.test(callee) ? undefined : argument;
  return field === '' ? undefined : { ...argument, text: field };
}

function isExpression(argument: NonNullable<Aggregation['argument']>): argument is Expression {
  return 'kind' in argument;
}
