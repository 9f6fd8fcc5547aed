import { Cron } from 'croner';
import type { TimeBound } from '../../../plan/plan.ts';
import { relativeTime } from '../../../time/relative-time.ts';
import { fromZone, zoneOffset } from '../../../time/zone.ts';
import { UsageError } from '../../usage-error.ts';
import type { OccupiedTimes, Window, WindowPlan } from '../windows.ts';
import type { DetectionSchedule } from './schedule-of.ts';

type Times = Pick<DetectionSchedule, 'cron' | 'earliest' | 'latest'>;

/** What is wrong with a schedule; undefined if nothing is. */
export function scheduleProblem({ cron, earliest, latest }: Times): string | undefined {
  if (cron.trim().split(/\s+/).length !== FIELDS) return `"${cron}" is not a cron schedule`;
  try {
    new Cron(cron);
  } catch {
    return `"${cron}" is not a cron schedule`;
  }
  for (const bound of [earliest, latest])
    if (timeAt(0, bound, undefined) === undefined)
      return `"${bound}" is not a time that a scheduled search can begin or end at`;
  return undefined;
}

/** Minute, hour, day, month, day of the week. */
const FIELDS = 5;

/**
 * The runs of a schedule whose time range has events, in the order of time: from the first run after the oldest event to
 * the first whose range reaches the end of the events.
 */
export function scheduledWindows(
  { cron, earliest, latest }: Times,
  events: OccupiedTimes,
  zone: string | undefined,
): readonly Window[] {
  const windows: Window[] = [];
  // Without a zone, a run takes a twentieth of the time.
  const isUtc = zone === undefined || zone === 'UTC';
  const runs = new Cron(cron, isUtc ? { utcOffset: 0 } : { timezone: zone });
  let considered = 0;
  let time = nextRun(runs, (events.startAfter(Number.NEGATIVE_INFINITY) ?? 0) - 1);
  while (time !== undefined) {
    const from = timeAt(time, earliest, zone) ?? 0;
    const until = timeAt(time, latest, zone) ?? time;
    const start = events.startAfter(from);
    if (start === undefined) break;
    if (start < until) windows.push({ from, until, now: time });
    considered += 1;
    if (considered > MOST) throw tooMany(cron);
    if (until >= events.end) break;
    // Nothing is in the gap, unless a range ends after its run.
    time = nextRun(runs, start >= until && until <= time ? Math.max(time, start - 1) : time);
  }
  return windows;
}

/** As many runs of one search take hours. */
const MOST = 50_000;

function tooMany(cron: string): UsageError {
  return new UsageError(
    `the schedule "${cron}" has more than ${MOST.toLocaleString('en-US')} runs over these events`,
    'many-windows',
  );
}

function nextRun(runs: Cron, after: number): number | undefined {
  const next = runs.nextRun(new Date(after * 1000));
  return next === null ? undefined : next.getTime() / 1000;
}

/** The time that a bound of a run means; undefined if it means none. */
function timeAt(time: number, bound: TimeBound, zone: string | undefined): number | undefined {
  const seconds = Number(bound);
  if (Number.isFinite(seconds)) return bound === '' ? undefined : seconds;
  const local = relativeTime(time + zoneOffset(time, zone), String(bound));
  return local === undefined ? undefined : fromZone(local, zone);
}

/** The runs of each schedule; equal schedules have the same. */
export function scheduledPlan(
  schedules: readonly DetectionSchedule[],
  events: OccupiedTimes,
  zone: string | undefined,
): WindowPlan {
  const lists: (readonly Window[])[] = [];
  const known = new Map<string, number>();
  const listOf = schedules.map((schedule) => {
    const { cron, earliest, latest } = schedule;
    const key = JSON.stringify([cron, earliest, latest]);
    const list = known.get(key) ?? lists.push(scheduledWindows(schedule, events, zone)) - 1;
    known.set(key, list);
    return list;
  });
  return { lists, listOf };
}
