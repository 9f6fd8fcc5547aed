/** The first and last of some times. */
export class TimeRange {
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  count = 0;

  add(time: number): void {
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
    this.count += 1;
  }

  /** The range of its bounds after a change of each. */
  map(change: (time: number) => number): TimeRange {
    const range = new TimeRange();
    if (this.count > 0) for (const time of [this.first, this.last]) range.add(change(time));
    return range;
  }

  /** Undefined without any time. */
  bounds(): { readonly first: number; readonly last: number } | undefined {
    return this.count === 0 ? undefined : { first: this.first, last: this.last };
  }
}

/** The range of all times of two ranges. */
export function unionOf(one: TimeRange, other: TimeRange): TimeRange {
  const range = new TimeRange();
  for (const { first, last, count } of [one, other]) {
    if (count === 0) continue;
    range.add(first);
    range.add(last);
  }
  return range;
}
