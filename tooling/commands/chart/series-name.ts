/** How columns are named where a table has several kinds of values. */
export interface SeriesNaming {
  readonly separator: string | undefined;
  /** `$AGG$` stands for the kind of value, `$VAL$` for the series. */
  readonly format: string | undefined;
  /** Whether there is one kind of value only: then the series is the name. */
  readonly isSingle: boolean;
}

/** The name of a column: `count: alice`, or only `alice` where all columns are counts. */
export function seriesName(
  kind: string,
  series: string,
  { separator, format, isSingle }: SeriesNaming,
): string {
  if (format !== undefined) {
    return format.replaceAll('$AGG$', () => kind).replaceAll('$VAL$', () => series);
  }
  return isSingle ? series : `${kind}${separator ?? ': '}${series}`;
}
