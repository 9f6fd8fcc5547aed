import { acrossRows } from '../plan/effect.ts';
import type { LogicalPlan, SortKey } from '../plan/plan.ts';
import { readsOfAggregations } from '../plan/reads.ts';
import { extension, inputOf, type LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import { type Aggregation, aggregationName, type Identifier, type Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed } from './arguments.ts';
import { bin } from './bin.ts';
import { planChart } from './chart/plan-chart.ts';
import { defineCommand } from './command.ts';
import { dataModelScan, unprefixed } from './dataset-reference.ts';
import { isTrue } from './option.ts';
import { type Elements, parseElements, type Split } from './pivot/elements.ts';
import { printElements } from './pivot/print-elements.ts';
import { type TopOptions, topValues } from './pivot/top-values.ts';

interface PivotArgs extends Node {
  readonly kind: 'PivotArgs';
  readonly model: Word | undefined;
  readonly dataset: Word | undefined;
  readonly elements: Elements;
}

export const pivot = defineCommand<PivotArgs, TopOptions>({
  name: 'pivot',
  type: 'generating',
  usage:
    'pivot <Model> <Dataset> <function>(<field>) [AS <label>]… [SPLITROW <field> [AS <label>] [RANGE …] [PERIOD …]]… [SPLITCOL <field> …] [FILTER <field> <comparison> <value>]… [LIMIT <field> BY TOP|BOTTOM <count> <function>(<field>)] [SORT <count> <field>…]',
  summary:
    'Computes a table of statistics over a data model dataset, split into rows and columns by fields.',
  examples: [],
  parse,
  print,
  lower,
  operator: topValues,
});

/**
 * ```
 * pivot : "pivot" model dataset elements
 * ```
 */
function parse(reader: ArgReader): PivotArgs {
  const model = reader.word();
  if (model === undefined) reader.expected('a data model name');
  const dataset = reader.word();
  if (dataset === undefined) reader.expected('a dataset name');
  const elements = parseElements(reader);
  if (elements.cells.length + elements.rows.length === 0) reader.expected('a statistical function');
  return { kind: 'PivotArgs', model, dataset, elements, span: reader.span };
}

function print({ model, dataset, elements }: PivotArgs, printer: Printer): string {
  const names = [model, dataset].flatMap((word) => (word === undefined ? [] : [word.text]));
  return printed(...names.map((name) => printer.quoted(name)), printElements(elements, printer));
}

function lower({ model, dataset, elements: given }: PivotArgs, context: LowerContext): LogicalPlan {
  const { span } = context;
  if (given.cells.length + given.rows.length === 0) return { kind: 'union', inputs: [], span };
  const reason = unsupportedPart(given);
  if (reason !== undefined)
    return { kind: 'unsupported', input: undefined, command: 'pivot', reason, span };
  const name = `${model?.text ?? ''}.${dataset?.text ?? ''}`;
  const place = { start: model?.span.start ?? span.start, end: dataset?.span.end ?? span.end };
  const elements = withoutPrefix(given, dataset?.text ?? '');
  let plan = unprefixed(dataModelScan({ text: name, quoted: false, span: place }));
  for (const expression of elements.filters) {
    plan = { kind: 'filter', input: plan, predicate: context.search(expression), span };
  }
  for (const { field, from, count, by } of elements.limits) {
    const ranking = context.aggregations([by]);
    plan = extension<TopOptions>(context, {
      input: plan,
      args: { field: field.text, from, count, ranking },
      effect: acrossRows({ reads: [field, ...readsOfAggregations(ranking)], rows: 'fewer' }),
    });
  }
  plan = table(elements, { ...context, input: plan });
  return sorted(labelled(plan, elements, span), elements, span);
}

/** The reason if a pivot is unsupported. */
function unsupportedPart({ rows, columns, options }: Elements): string | undefined {
  if (isTrue(options.get('rowsummary')) || isTrue(options.get('colsummary')))
    return 'row and column totals are not implemented';
  if (columns.length > 1 || (columns.length === 1 && rows.length > 1))
    return 'SPLITCOL with more than one other split is not implemented';
  return undefined;
}

/** Field names have no dataset prefix; count(<Dataset>) counts its events. */
function withoutPrefix(elements: Elements, dataset: string): Elements {
  const short = (name: Identifier): Identifier =>
    name.text.startsWith(`${dataset}.`)
      ? { ...name, text: name.text.slice(dataset.length + 1) }
      : name;
  const statistic = (aggregation: Aggregation): Aggregation => {
    const { argument, alias } = aggregation;
    if (argument === undefined || 'kind' in argument) return aggregation;
    const name = alias ?? { text: aggregationName(aggregation), span: aggregation.span };
    const isDataset = argument.text === dataset.split('.').at(-1);
    return { ...aggregation, argument: isDataset ? undefined : short(argument), alias: name };
  };
  const split = (one: Split): Split => ({
    ...one,
    label: one.label ?? one.field,
    field: short(one.field),
  });
  return {
    ...elements,
    cells: elements.cells.map(statistic),
    rows: elements.rows.map(split),
    columns: elements.columns.map(split),
    sort: elements.sort && {
      ...elements.sort,
      keys: elements.sort.keys.map(([field, descending]) => [short(field), descending]),
    },
    filters: elements.filters.map((filter) => {
      if (filter.kind === 'SearchNot' && filter.operand.kind === 'SearchComparison')
        return { ...filter, operand: { ...filter.operand, field: short(filter.operand.field) } };
      return 'field' in filter ? { ...filter, field: short(filter.field) } : filter;
    }),
    limits: elements.limits.map((limit) => ({
      ...limit,
      field: short(limit.field),
      by: statistic(limit.by),
    })),
  };
}

function table({ cells, rows, columns, options }: Elements, context: LowerContext): LogicalPlan {
  const { span } = context;
  const [split] = columns;
  const [x] = rows;
  if (split !== undefined) {
    const limit = options.get('numcols');
    const other = options.get('showother');
    const chartOptions = new Map<string, Word>();
    if (limit !== undefined) chartOptions.set('limit', limit);
    if (other !== undefined) chartOptions.set('useother', other);
    const args = {
      kind: 'ChartArgs' as const,
      aggregations: cells,
      computed: [],
      where: undefined,
    };
    return planChart({ ...args, x, split, options: chartOptions, span }, 'chart', context);
  }
  const input = rows.reduce((plan, row) => binned(plan, row, context), inputOf(context));
  const by = rows.map(({ field }) => field);
  return {
    kind: 'aggregate',
    input,
    aggregations: context.aggregations(cells),
    by,
    dedupSplitValues: false,
    span,
  };
}

function binned(input: LogicalPlan, { field, bins }: Split, context: LowerContext): LogicalPlan {
  if (bins.size === 0 && field.text !== '_time') return input;
  const args = { kind: 'BinArgs', field, as: undefined, options: bins, span: context.span };
  return bin.lower(args, { ...context, input });
}

function labelled(input: LogicalPlan, { rows }: Elements, span: LogicalPlan['span']): LogicalPlan {
  const pairs = rows.flatMap(({ field, label }) =>
    label === undefined || label.text === field.text ? [] : [[field, label] as const],
  );
  return pairs.length === 0 ? input : { kind: 'rename', input, pairs, span };
}

/** A key is the name of a field, with or without its prefix, or a label. */
function sorted(
  input: LogicalPlan,
  { sort, rows }: Elements,
  span: LogicalPlan['span'],
): LogicalPlan {
  if (sort === undefined) return input;
  const labelOf = (key: Identifier) =>
    rows.find(({ field }) => field.text === key.text)?.label?.text ?? key.text;
  const keys = sort.keys.map(
    ([key, descending]): SortKey => ({
      field: { ...key, text: labelOf(key) },
      descending,
      as: 'auto',
    }),
  );
  return { kind: 'sort', input, keys, limit: sort.count, span };
}
