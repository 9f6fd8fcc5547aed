import { type Effect, regrouping } from '../../plan/effect.ts';
import { inputOf, type LowerContext } from '../../plan/lower.ts';
import type { Compiler, LogicalPlan } from '../../plan/plan.ts';
import { readsOfAggregations, readsOfExpression } from '../../plan/reads.ts';
import { aggregationName } from '../../spl/ast.ts';
import { flag } from '../arguments.ts';
import { planBins } from '../bin/bin-options.ts';
import type { Axis, ChartArgs, Computed } from './chart-args.ts';
import { computedMeasure, type Measure, measureOf } from './measures.ts';
import { type PivotAxis, type PivotOptions, pivot } from './pivot.ts';
import { filterOf } from './series-filter.ts';

/** The plan of `chart` and `timechart`. */
export function planChart(
  args: ChartArgs,
  command: 'chart' | 'timechart',
  context: LowerContext,
): LogicalPlan {
  return {
    kind: 'apply',
    input: inputOf(context),
    command,
    effect: effectOf(args, context.source.text),
    operator: (_, compiler) =>
      pivot({
        ...seriesOptions(args),
        measures: measuresOf(args, context.source.text, compiler),
        x: axisOf(args.x),
        split: axisOf(args.split),
      }),
    span: context.span,
  };
}

/** With a split field, its values are the column names. */
function effectOf(args: ChartArgs, search: string): Effect {
  const { aggregations, computed, x, split } = args;
  const axes = [x, split].flatMap((axis) => axis?.field ?? []);
  const reads = [
    ...readsOfAggregations(aggregations),
    ...computed.flatMap(({ expression }) => [...readsOfExpression(expression)]),
    ...axes,
  ];
  const keeps = x === undefined ? [] : [x.field.text];
  const names = [
    ...aggregations.map(aggregationName),
    ...computed.map((term) => term.alias?.text ?? writtenName(term, search)),
  ];
  return regrouping({ reads, keeps, adds: split === undefined ? names : 'any' });
}

/** Without AS, the name of a term is its text. */
function writtenName({ span }: Computed, search: string): string {
  return search.slice(span.start, span.end).trim();
}

function measuresOf(args: ChartArgs, search: string, compiler: Compiler): Measure[] {
  const statistics = args.aggregations.map((aggregation) => measureOf(aggregation, compiler));
  const computed = args.computed.map((term) => {
    return computedMeasure(term, writtenName(term, search), compiler);
  });
  return [...statistics, ...computed];
}

function seriesOptions({
  options,
  where,
}: ChartArgs): Omit<PivotOptions, 'measures' | 'x' | 'split'> {
  const text = (name: string): string | undefined => options.get(name)?.text;
  return {
    dedupSplitValues: flag(options, 'dedup_splitvals', false),
    isContinuous: flag(options, 'cont', true),
    naming: { separator: text('sep'), format: text('format') },
    filter: where ?? filterOf(options),
    nullSeries: flag(options, 'usenull', true) ? (text('nullstr') ?? 'NULL') : undefined,
    otherSeries: flag(options, 'useother', true) ? (text('otherstr') ?? 'OTHER') : undefined,
  };
}

/** Time is always binned on an axis; other fields only if options ask for it. */
function axisOf(axis: Axis | undefined): PivotAxis | undefined {
  if (axis === undefined) return undefined;
  const { text: field } = axis.field;
  const isBinned = axis.bins.size > 0 || field === '_time';
  return { field, bins: isBinned ? planBins(field, axis.bins) : undefined };
}
