/** How columns are named if a table has several measures. */
export interface SeriesNaming {
  readonly separator: string | undefined;
  /** `$AGG$` is replaced by the measure, `$VAL$` by the series. */
  readonly format: string | undefined;
  /** Whether there is only one measure: then the series is the name. */
  readonly isSingle: boolean;
}

/** The name of a column: `count: alice`, or only `alice` if all columns are counts. */
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
