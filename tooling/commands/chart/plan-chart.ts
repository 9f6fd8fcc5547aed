import type { Compiler } from '../../backends/engine/operator.ts';
import type { Operator } from '../../events/run.ts';
import { type Effect, regrouping } from '../../plan/effect.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { readsOfAggregations } from '../../plan/reads.ts';
import { extension, type LowerContext } from '../../resolve/lower.ts';
import { flag } from '../arguments.ts';
import { binsOf } from '../bin/bin-options.ts';
import type { Axis, ChartArgs } from './chart-args.ts';
import { compileMeasure, type MeasurePlan, planMeasures } from './measures.ts';
import { type PivotAxis, type PivotOptions, pivot } from './pivot.ts';
import { filterOf } from './series-filter.ts';

/** The plan of `chart` and `timechart`. */
export function planChart(
  args: ChartArgs,
  command: 'chart' | 'timechart',
  context: LowerContext,
): LogicalPlan {
  const measures = planMeasures(args, context);
  return extension<ChartData>(
    { ...context, command },
    {
      args: { ...seriesOptions(args), measures, x: axisOf(args.x), split: axisOf(args.split) },
      effect: effectOf(args, measures),
    },
  );
}

/** What a chart computes. */
export interface ChartData extends Omit<PivotOptions, 'measures'> {
  readonly measures: readonly MeasurePlan[];
}

/** Runs a chart. */
export function chartOperator(data: ChartData, compiler: Compiler): Operator {
  const measures = data.measures.map((measure) => compileMeasure(measure, compiler));
  return pivot({ ...data, measures });
}

/** With a split field, its values are the column names. */
function effectOf({ x, split }: ChartArgs, measures: readonly MeasurePlan[]): Effect {
  const axes = [x, split].flatMap((axis) => axis?.field ?? []);
  const reads = [
    ...measures.flatMap(({ aggregations }) => readsOfAggregations(aggregations)),
    ...axes,
  ];
  const keeps = x === undefined ? [] : [x.field.text];
  const names = measures.map(({ name }) => name);
  return regrouping({ reads, keeps, adds: split === undefined ? names : 'any' });
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
  return { field, bins: isBinned ? binsOf(field, axis.bins) : undefined };
}
