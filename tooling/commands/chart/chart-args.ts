import type { ArgReader } from '../../spl/arg-reader.ts';
import type { Aggregation, Expression, Identifier, Node } from '../../spl/ast.ts';
import type { Printer } from '../../spl/print.ts';
import type { Word } from '../../spl/scanner.ts';
import { type Options, printed, readOptions, readStatistics } from '../arguments.ts';
import { BIN_OPTIONS, checkBinOptions } from '../bin/bin-options.ts';
import { checkStatistics } from '../check-statistics.ts';
import { parseSeriesFilter, printSeriesFilter, type SeriesFilter } from './series-filter.ts';

/** The arguments of `chart` and `timechart`. */
export interface ChartArgs extends Node {
  readonly kind: 'ChartArgs';
  readonly aggregations: readonly Aggregation[];
  readonly computed: readonly Computed[];
  /** The row axis; undefined for a single row. */
  readonly x: Axis | undefined;
  /** The column axis. */
  readonly split: Axis | undefined;
  readonly where: SeriesFilter | undefined;
  readonly options: Options;
}

/** `eval(avg(size)/max(delay)) AS ratio`: an expression over statistics. */
export interface Computed {
  readonly expression: Expression;
  readonly alias: Identifier | undefined;
  readonly span: Node['span'];
}

/** A field and how its values are binned. */
export interface Axis {
  readonly field: Identifier;
  readonly bins: Options;
}

const SPLIT_OPTIONS = ['usenull', 'useother', 'nullstr', 'otherstr'];
const SHARED_OPTIONS = ['sep', 'format', 'cont', 'limit', 'agg', 'dedup_splitvals'];
/** The options of `chart`. */
export const CHART_OPTIONS = [...SHARED_OPTIONS, ...SPLIT_OPTIONS, ...BIN_OPTIONS];

/** What comes before OVER and BY: aggregations mixed with options. */
export function readMeasures(
  reader: ArgReader,
  names: readonly string[],
): {
  aggregations: readonly Aggregation[];
  computed: readonly Computed[];
  options: Map<string, Word>;
} {
  const computed: Computed[] = [];
  const read = (): void => {
    computed.push(parseComputed(reader));
  };
  const { aggregations, options } = readStatistics(reader, {
    options: names,
    stopWords: ['by', 'over'],
    other: { words: ['eval'], read },
  });
  if (aggregations.length + computed.length === 0) reader.expected('a statistical function');
  checkStatistics(reader, aggregations, []);
  return { aggregations, computed, options };
}

/**
 * ```
 * computed : "eval" "(" expression ")" ("AS" name)?
 * ```
 */
function parseComputed(reader: ArgReader): Computed {
  const start = reader.mark();
  reader.keyword('eval');
  const expression = reader.expression();
  const span = reader.spanFrom(start);
  return { expression, alias: reader.keyword('as') ? reader.field() : undefined, span };
}

/**
 * Reads a field with the options after it. Bin options belong to the field, the others go into the map.
 *
 * ```
 * axis : field option*
 * ```
 */
export function readAxis(
  reader: ArgReader,
  names: readonly string[],
  options: Map<string, Word>,
): Axis | undefined {
  const field = reader.field();
  if (field === undefined) {
    reader.expected('a field');
    return undefined;
  }
  const given = new Map<string, Word>();
  readOptions(reader, { options: names }, given);
  const bins = takeBins(given);
  for (const [name, value] of given) options.set(name, value);
  checkBinOptions(reader, bins);
  return { field, bins };
}

/** Moves the bin options out of a map into a new one. */
export function takeBins(options: Map<string, Word>): Options {
  const bins = new Map<string, Word>();
  for (const name of BIN_OPTIONS) {
    const value = options.get(name);
    if (value !== undefined) bins.set(name, value);
    options.delete(name);
  }
  return bins;
}

/** Reads `where sum in top5`, if it comes next. */
export function readWhere(reader: ArgReader): SeriesFilter | undefined {
  return reader.keyword('where') ? parseSeriesFilter(reader) : undefined;
}

/** Reports a limit that is not a number of series. */
export function checkLimit(reader: ArgReader, options: Options): void {
  const limit = options.get('limit');
  if (limit !== undefined && !/^(?:top|bottom)?\d+$/i.test(limit.text)) {
    reader.expected('a number, topN or bottomN', limit.span);
  }
}

/** Options, then measures. */
export function printMeasures(
  { aggregations, computed, options }: ChartArgs,
  printer: Printer,
): string {
  const terms = computed.map(({ expression, alias }) => {
    const as = alias === undefined ? '' : ` AS ${printer.quoted(alias.text)}`;
    return `eval(${printer.expression(expression)})${as}`;
  });
  return printed(printer.options(options), printer.aggregations(aggregations), ...terms);
}

/** A keyword, a field and its bin options. */
export function printAxis(word: string, axis: Axis | undefined, printer: Printer): string {
  if (axis === undefined) return '';
  return printed(word, printer.field(axis.field), printer.options(axis.bins));
}

/** The condition on series, with its keyword. */
export function printWhere({ where }: ChartArgs): string {
  return where === undefined ? '' : `where ${printSeriesFilter(where)}`;
}
