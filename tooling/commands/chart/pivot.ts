import type { Binning } from '../../backends/engine/bins/binning.ts';
import { binningOf, isIncluded } from '../../backends/engine/bins/binning-of.ts';
import { continuous } from '../../backends/engine/bins/continuous.ts';
import { extentOf } from '../../backends/engine/bins/extent.ts';
import { orderOf } from '../../backends/engine/compare.ts';
import type { Totals } from '../../backends/engine/operator.ts';
import { held, mayAdd, mayGroup } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import { type FieldValue, toNumber, toText, valuesOf } from '../../events/field-value.ts';
import type { Operator, Run } from '../../events/run.ts';
import { type Bins, needsExtent } from '../../plan/bins.ts';
import type { Measure } from './measures.ts';
import type { SeriesFilter } from './series-filter.ts';
import { type SeriesNaming, seriesName } from './series-name.ts';
import { shownSeries } from './shown-series.ts';

/** How a field becomes rows or columns. */
export interface PivotAxis {
  readonly field: string;
  /** Undefined if each distinct value is its own bin. */
  readonly bins: Bins | undefined;
}

/** How series become columns. */
export interface PivotOptions {
  readonly measures: readonly Measure[];
  readonly x: PivotAxis | undefined;
  readonly split: PivotAxis | undefined;
  readonly dedupSplitValues: boolean;
  /** Whether empty bins have a row too. */
  readonly isContinuous: boolean;
  readonly naming: Pick<SeriesNaming, 'separator' | 'format'>;
  readonly filter: SeriesFilter;
  /** The name of the series of rows without the split field; undefined to omit them. */
  readonly nullSeries: string | undefined;
  /** The name of the series that combines all series not shown; undefined to omit it. */
  readonly otherSeries: string | undefined;
}

/** Pivots rows into a table: one row for each value of x, one column for each series (rule 117). */
export function pivot(options: PivotOptions): Operator {
  const needsAll = [options.x, options.split].some((axis) => axis?.bins && needsExtent(axis.bins));
  return (input, run) =>
    needsAll
      ? held(input, run, (rows) => pivotRows(rows, options, run))
      : pivotRows(input, options, run);
}

function* pivotRows(rows: Iterable<Event>, options: PivotOptions, run: Run): Iterable<Event> {
  const { x, split } = options;
  const xLabels = labeller(x, rows, run);
  const table = new Table(options, xLabels.binning, run);
  const seriesLabels = labeller(split, rows, run);
  // Without BY there is one row, even of nothing.
  if (x === undefined) table.point({ id: '', sortKey: '', label: '' });
  for (const row of rows) {
    const points = xLabels.pointsOf(row, false);
    const series = seriesLabels.pointsOf(row, options.dedupSplitValues).map(({ id }) => id);
    table.add(row, points, split !== undefined && series.length === 0 ? [undefined] : series);
  }
  yield* table.rows();
}

/** A value of an axis. */
interface Point {
  readonly id: string;
  /** For a bin, the number that it starts at. */
  readonly sortKey: FieldValue;
  readonly label: FieldValue;
}

interface Labeller {
  readonly binning: Binning | undefined;
  pointsOf(row: Event, isDistinct: boolean): readonly Point[];
}

function labeller(axis: PivotAxis | undefined, rows: Iterable<Event>, run: Run): Labeller {
  if (axis === undefined) {
    const points = [{ id: '', sortKey: '', label: '' }];
    return { binning: undefined, pointsOf: () => points };
  }
  const { field, bins } = axis;
  const known = bins && needsExtent(bins) ? [...rows].map((row) => row.get(field)) : [];
  const binning = bins && binningOf(bins, extentOf(known), run);
  return {
    binning,
    pointsOf(row, isDistinct) {
      const points = valuesOf(row.get(field)).flatMap(
        (value) => pointOf(value, bins, binning) ?? [],
      );
      return isDistinct ? [...new Map(points.map((point) => [point.id, point])).values()] : points;
    },
  };
}

function pointOf(
  value: FieldValue,
  bins: Bins | undefined,
  binning: Binning | undefined,
): Point | undefined {
  const number = binning === undefined ? undefined : toNumber(value);
  if (number === undefined || binning === undefined) {
    // Values that are not times have no place on a time axis.
    return bins?.kind === 'time' ? undefined : { id: toText(value), sortKey: value, label: value };
  }
  if (bins !== undefined && !isIncluded(number, bins)) return undefined;
  const start = binning.start(number);
  const label = binning.label(start);
  return { id: toText(label), sortKey: start, label };
}

interface Line {
  readonly point: Point;
  /** By series name; the totals are in the order of the measures. */
  readonly cells: Map<string | undefined, readonly Totals[]>;
}

interface Entry {
  readonly row: Event;
  readonly line: Line;
  readonly series: string | undefined;
}

/** Adding a row to a cell takes about as long as visiting so many rows. */
const STEPS_OF_CELL = 50;

/** The lines and cells of a chart. The undefined series holds rows without the split field. */
class Table {
  private readonly options: PivotOptions;
  private readonly binning: Binning | undefined;
  private readonly run: Run;
  private readonly lines = new Map<string, Line>();
  /** Kept to combine the series that are not shown; only with a split field. */
  private readonly entries: Entry[] = [];

  constructor(options: PivotOptions, binning: Binning | undefined, run: Run) {
    this.options = options;
    this.binning = binning;
    this.run = run;
  }

  point(point: Point): Line {
    const known = this.lines.get(point.id);
    if (known !== undefined) return known;
    const line = { point, cells: new Map() };
    this.lines.set(point.id, line);
    return line;
  }

  add(row: Event, points: readonly Point[], series: readonly (string | undefined)[]): void {
    const product = points.length * series.length;
    if (product > 1 && !this.run.budget.spend('row-steps', product * STEPS_OF_CELL)) return;
    // The rows of each cell are kept where what is not shown may be summed up.
    if (!this.run.budget.spend('held-values', product)) return;
    for (const point of points) {
      const line = this.point(point);
      for (const name of series) {
        this.addTo(line, name, row);
        if (this.options.split !== undefined) this.entries.push({ row, line, series: name });
      }
    }
  }

  private addTo(line: Line, series: string | undefined, row: Event): void {
    const known = line.cells.get(series);
    if (known === undefined && !mayGroup(1, this.options.measures.length, this.run)) return;
    const cell = known ?? this.cell(line.point);
    line.cells.set(series, cell);
    for (const totals of cell) totals.add(row, this.run);
  }

  private cell({ sortKey }: Point): Totals[] {
    const { binning, run } = this;
    const start = toNumber(sortKey);
    const hasLength = binning !== undefined && start !== undefined;
    const seconds = hasLength ? binning.next(start) - start : 1;
    return this.options.measures.map((measure) => measure.create({ run, seconds }));
  }

  *rows(): Iterable<Event> {
    const columns = this.columns();
    const none = [...this.cell({ id: '', sortKey: null, label: null })];
    for (const line of this.sortedLines()) {
      const row = new Map<string, FieldValue>();
      if (this.options.x !== undefined) row.set(this.options.x.field, line.point.label);
      if (!this.run.budget.spend('row-steps', columns.length)) return;
      for (const { series, name } of columns) {
        this.fill(row, line.cells.get(series) ?? none, name);
      }
      if (!mayAdd(row.size, this.run)) return;
      yield row;
    }
  }

  private fill(row: Map<string, FieldValue>, cell: readonly Totals[], series: string): void {
    const { measures, split, naming } = this.options;
    const isSingle = measures.length === 1 && measures[0]?.name.includes('*') === false;
    for (const totals of cell) {
      for (const [kind, value] of totals.results(this.run)) {
        if (value === null) continue;
        const name = split === undefined ? kind : seriesName(kind, series, { ...naming, isSingle });
        row.set(name, value);
      }
    }
  }

  /** The series that are shown: by name, then NULL, then OTHER. The documentation does not specify an order. */
  private columns(): readonly { readonly series: string | undefined; readonly name: string }[] {
    const { split, nullSeries, otherSeries } = this.options;
    if (split === undefined) return [{ series: '', name: '' }];
    const { shown, hidden } = shownSeries([...this.lines.values()], this.options.filter, this.run);
    const columns: { series: string | undefined; name: string }[] = shown.map((name) => ({
      series: name,
      name,
    }));
    const hasNull = this.entries.some(({ series }) => series === undefined);
    if (hasNull && nullSeries !== undefined) columns.push({ series: undefined, name: nullSeries });
    if (hidden.size > 0 && otherSeries !== undefined) {
      const series = this.sumUp(hidden);
      columns.push({ series, name: otherSeries });
    }
    return columns;
  }

  /** Combines the rows of several series into one, under a name that no series has. */
  private sumUp(hidden: ReadonlySet<string>): string {
    const name = '\0other';
    for (const { row, line, series } of this.entries) {
      if (series !== undefined && hidden.has(series)) this.addTo(line, name, row);
    }
    return name;
  }

  private sortedLines(): readonly Line[] {
    const { binning, options } = this;
    const lines = [...this.lines.values()].sort((a, b) =>
      orderOf(a.point.sortKey, b.point.sortKey),
    );
    if (binning === undefined || !options.isContinuous) return lines;
    const byStart = new Map(lines.map((line) => [line.point.sortKey, line]));
    const starts = lines.flatMap(({ point }) => toNumber(point.sortKey) ?? []);
    const filled = continuous(starts, binning, this.run).map((start) => {
      const point = { id: '', sortKey: start, label: binning.label(start) };
      return byStart.get(start) ?? { point, cells: new Map() };
    });
    return [...filled, ...lines.filter(({ point }) => toNumber(point.sortKey) === undefined)];
  }
}
