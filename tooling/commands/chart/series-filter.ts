import { findStatisticalFunction } from '../../functions/statistical/index.ts';
import type { ArgReader } from '../../spl/arg-reader.ts';
import type { Options } from '../arguments.ts';

/** Which series of a chart are shown, chosen by a statistic over their cells (rule 117). */
export interface SeriesFilter {
  /** The statistical function, in lower case. */
  readonly callee: string;
  readonly condition: Rank | Threshold;
}

interface Rank {
  readonly kind: 'rank';
  readonly isIn: boolean;
  readonly end: 'top' | 'bottom';
  /** 0 for all. */
  readonly count: number;
}

interface Threshold {
  readonly kind: 'threshold';
  readonly operator: '<' | '>';
  readonly limit: number;
}

const FILTER =
  /^(\w+)(?:\s*\([^()]*\))?\s*(?:\b(in|notin)\s+(top|bottom)(\d+)|([<>])\s*(-?\d+(?:\.\d+)?))$/i;

/**
 * ```
 * filter : name ("(" field ")")? (("in" | "notin") ("top" | "bottom") count | ("<" | ">") number)
 * ```
 */
export function parseSeriesFilter(reader: ArgReader): SeriesFilter | undefined {
  const { text, span } = reader.rest();
  const [, name, isIn, end, count, operator, limit] = FILTER.exec(text) ?? [];
  const callee = name?.toLowerCase();
  if (callee === undefined || findStatisticalFunction(callee) === undefined) {
    reader.expected('a condition like "sum in top5" or "max > 10"', span);
    return undefined;
  }
  if (operator !== undefined) {
    const sign = operator === '<' ? '<' : '>';
    return { callee, condition: { kind: 'threshold', operator: sign, limit: Number(limit) } };
  }
  return {
    callee,
    condition: {
      kind: 'rank',
      isIn: isIn?.toLowerCase() === 'in',
      end: end?.toLowerCase() === 'top' ? 'top' : 'bottom',
      count: Number(count),
    },
  };
}

/** The filter as it is written in a search. */
export function printSeriesFilter({ callee, condition }: SeriesFilter): string {
  if (condition.kind === 'threshold') return `${callee} ${condition.operator} ${condition.limit}`;
  return `${callee} ${condition.isIn ? 'in' : 'notin'} ${condition.end}${condition.count}`;
}

const DEFAULT_LIMIT = '10';

/** The filter that limit= and agg= describe (default: the ten series with the largest sum). */
export function filterOf(options: Options): SeriesFilter {
  const limit = options.get('limit')?.text ?? DEFAULT_LIMIT;
  const [, end, count] = /^(top|bottom)?(\d+)$/i.exec(limit) ?? [];
  const [callee = 'sum'] = /^\w+/.exec(options.get('agg')?.text.toLowerCase() ?? '') ?? [];
  return {
    callee: findStatisticalFunction(callee) === undefined ? 'sum' : callee,
    condition: {
      kind: 'rank',
      isIn: true,
      end: end?.toLowerCase() === 'bottom' ? 'bottom' : 'top',
      count: Number(count ?? DEFAULT_LIMIT),
    },
  };
}

/** The names of the series that are shown, chosen by score. */
export function chosen(
  scores: ReadonlyMap<string, number>,
  { condition }: SeriesFilter,
): ReadonlySet<string> {
  if (condition.kind === 'threshold') {
    const { operator, limit } = condition;
    const holds = (score: number): boolean => (operator === '<' ? score < limit : score > limit);
    return new Set([...scores].filter(([, score]) => holds(score)).map(([name]) => name));
  }
  const ranked = [...scores].sort(byScore(condition.end)).map(([name]) => name);
  if (condition.isIn)
    return new Set(condition.count === 0 ? ranked : ranked.slice(0, condition.count));
  return new Set(ranked.slice(condition.count));
}

type Scored = readonly [name: string, score: number];

/** Ties go to the first name, so that the choice is deterministic. */
function byScore(end: 'top' | 'bottom') {
  return ([a, x]: Scored, [b, y]: Scored): number => {
    if (x !== y) return end === 'top' ? y - x : x - y;
    return a < b ? -1 : 1;
  };
}
