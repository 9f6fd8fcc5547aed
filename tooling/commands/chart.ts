import type { ArgReader } from '../spl/arg-reader.ts';
import { printed } from './arguments.ts';
import {
  type Axis,
  CHART_OPTIONS,
  type ChartArgs,
  checkLimit,
  printAxis,
  printMeasures,
  printWhere,
  readAxis,
  readMeasures,
  readWhere,
} from './chart/chart-args.ts';
import { type ChartData, chartOperator, planChart } from './chart/plan-chart.ts';
import { defineCommand } from './command.ts';

export const chart = defineCommand<ChartArgs, ChartData>({
  name: 'chart',
  aliases: ['sichart'],
  type: 'transforming',
  usage:
    'chart [limit=<count>] [sep=<text>] [format=<text>] [cont=<bool>] <function>(<field>) [AS <name>]… [OVER <field> [<bin options>]] [BY <field> [<bin options>] [usenull=<bool>] [useother=<bool>] [where <condition>]]',
  summary:
    'Computes a table of statistics with a row for each value of one field and a column for each value of another.',
  rules: [117],
  examples: [
    {
      title: 'Users as rows, actions as columns',
      search: '| chart count OVER user BY action',
      input: [
        { user: 'a', action: 'login' },
        { user: 'a', action: 'login' },
        { user: 'b', action: 'logout' },
      ],
      output: [
        { user: 'a', login: 2, logout: 0 },
        { user: 'b', login: 0, logout: 1 },
      ],
    },
  ],
  parse,
  print: (args, printer) =>
    printed(
      printMeasures(args, printer),
      printAxis('OVER', args.x, printer),
      printAxis('BY', args.split, printer),
      printWhere(args),
    ),
  lower: (args, context) => planChart(args, 'chart', context),
  operator: chartOperator,
});

/**
 * ```
 * chart : "chart" (option | aggregation | computed)+ axes?
 * axes  : "OVER" axis ("BY" axis where?)? | "BY" axis (","? axis where?)?
 * where : "where" filter
 * ```
 */
function parse(reader: ArgReader): ChartArgs {
  const { aggregations, computed, options } = readMeasures(reader, CHART_OPTIONS);
  const over = reader.keyword('over');
  let x: Axis | undefined;
  let split: Axis | undefined;
  if (over || reader.keyword('by')) {
    x = readAxis(reader, CHART_OPTIONS, options);
    while (reader.punctuation(','));
    const splits = over ? reader.keyword('by') : !reader.done && !reader.peekKeyword('where');
    if (splits) split = readAxis(reader, CHART_OPTIONS, options);
  }
  const where = readWhere(reader);
  checkLimit(reader, options);
  const { span } = reader;
  return { kind: 'ChartArgs', aggregations, computed, x, split, where, options, span };
}
