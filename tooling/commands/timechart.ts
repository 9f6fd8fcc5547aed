import type { ArgReader } from '../spl/arg-reader.ts';
import type { Printer } from '../spl/print.ts';
import { printed } from './arguments.ts';
import { checkBinOptions } from './bin/bin-options.ts';
import {
  CHART_OPTIONS,
  type ChartArgs,
  checkLimit,
  printAxis,
  printMeasures,
  printWhere,
  readAxis,
  readMeasures,
  readWhere,
  takeBins,
} from './chart/chart-args.ts';
import { type ChartData, chartOperator, planChart } from './chart/plan-chart.ts';
import { defineCommand } from './command.ts';

const OPTIONS = [...CHART_OPTIONS, 'fixedrange', 'partial'];

export const timechart = defineCommand<ChartArgs, ChartData>({
  name: 'timechart',
  aliases: ['sitimechart'],
  type: 'transforming',
  usage:
    'timechart [span=<timespan>] [bins=<count>] [minspan=<timespan>] [aligntime=<time>] [limit=<count>] [cont=<bool>] <function>(<field>) [AS <name>]… [BY <field> [usenull=<bool>] [useother=<bool>] [where <condition>]]',
  summary:
    'Computes a table of statistics over time, with a row for each time bucket, including empty buckets.',
  rules: [117, 118, 119],
  examples: [
    {
      title: 'Five-minute buckets; empty buckets count 0',
      search: '| timechart span=5m count',
      input: [{ _time: 10 }, { _time: 20 }, { _time: 700 }],
      output: [
        { _time: 0, count: 2 },
        { _time: 300, count: 0 },
        { _time: 600, count: 1 },
      ],
    },
  ],
  parse,
  print,
  lower: (args, context) => planChart(args, 'timechart', context),
  operator: chartOperator,
});

/**
 * ```
 * timechart : "timechart" (option | aggregation | computed)+ ("BY" axis where?)?
 * where     : "where" filter
 * ```
 */
function parse(reader: ArgReader): ChartArgs {
  const { aggregations, computed, options } = readMeasures(reader, OPTIONS);
  const bins = takeBins(options);
  checkBinOptions(reader, bins);
  const by = reader.keyword('by') ? readAxis(reader, OPTIONS, options) : undefined;
  // `timechart count BY host span=1h`: bin options after the field apply to time if it has none yet.
  const isOfTime = bins.size === 0 && by !== undefined;
  const x = { field: { text: '_time', span: reader.span }, bins: isOfTime ? by.bins : bins };
  const split = isOfTime ? { ...by, bins } : by;
  const where = readWhere(reader);
  checkLimit(reader, options);
  const { span } = reader;
  return { kind: 'ChartArgs', aggregations, computed, x, split, where, options, span };
}

function print(args: ChartArgs, printer: Printer): string {
  return printed(
    args.x === undefined ? '' : printer.options(args.x.bins),
    printMeasures(args, printer),
    printAxis('BY', args.split, printer),
    printWhere(args),
  );
}
