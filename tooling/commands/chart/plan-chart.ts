import type { LowerContext } from '../../plan/lower.ts';
import { inputOf } from '../../plan/lower.ts';
import type { LogicalPlan } from '../../plan/plan.ts';
import { flag } from '../arguments.ts';
import { planBins } from '../bin/bin-options.ts';
import type { Axis, ChartArgs } from './chart-args.ts';
import { computedMeasure, measureOf } from './measures.ts';
import { type PivotAxis, pivot } from './pivot.ts';
import { filterOf } from './series-filter.ts';

/** The plan of `chart` and `timechart`. */
export function planChart(
  args: ChartArgs,
  command: 'chart' | 'timechart',
  context: LowerContext,
): LogicalPlan {
  const { options } = args;
  const { text } = context.source;
  const namedOr = (name: string, byDefault: string) => options.get(name)?.text ?? byDefault;
  return {
    kind: 'apply',
    input: inputOf(context),
    command,
    operator: (_, compiler) =>
      pivot({
        measures: [
          ...args.aggregations.map((aggregation) => measureOf(aggregation, compiler)),
          ...args.computed.map((computed) => {
            const name = text.slice(computed.span.start, computed.span.end).trim();
            return computedMeasure(computed, name, compiler);
          }),
        ],
        x: axisOf(args.x),
        split: axisOf(args.split),
        dedupSplitValues: flag(options, 'dedup_splitvals', false),
        isContinuous: flag(options, 'cont', true),
        naming: { separator: options.get('sep')?.text, format: options.get('format')?.text },
        filter: args.where ?? filterOf(options),
        nullSeries: flag(options, 'usenull', true) ? namedOr('nullstr', 'NULL') : undefined,
        otherSeries: flag(options, 'useother', true) ? namedOr('otherstr', 'OTHER') : undefined,
      }),
    span: context.span,
  };
}

/** Time is always binned on an axis, other fields where options say so. */
function axisOf(axis: Axis | undefined): PivotAxis | undefined {
  if (axis === undefined) return undefined;
  const { text: field } = axis.field;
  const isBinned = axis.bins.size > 0 || field === '_time';
  return { field, bins: isBinned ? planBins(field, axis.bins) : undefined };
}
