import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { SourceSpan } from '../../../base/source.ts';
import type { ContentDocument } from '../../../content/document.ts';
import type { Baseline, Deployment, Detection } from '../../../content/model.ts';
import { deployed } from '../deployment.ts';
import { appDiagnostic } from '../diagnostics.ts';
import type { PreflightContext } from './context.ts';

/** Schedules that Splunk does not accept or that AppInspect rejects, and throttling that has no effect. */
export function* badSchedules({ input, settingAt }: PreflightContext): Iterable<Diagnostic> {
  const { detection, baseline, deployment } = input.content;
  const { cron, earliest, latest } = input.settings.schedule;
  const usual = { cron_schedule: cron, earliest_time: earliest, latest_time: latest };
  yield* scheduleProblems(usual, () => settingAt('schedule'));
  for (const { data, spanAt } of deployment.all) {
    yield* scheduleProblems(data.scheduling, (key) => spanAt(['scheduling', key]));
    yield* recipient(data.alert_action, spanAt(['alert_action', 'email']));
  }
  const searches: readonly ContentDocument<Detection | Baseline>[] = [
    ...detection.all,
    ...baseline.all,
  ];
  for (const { data, spanAt } of searches) {
    const { scheduling = {}, alert_action } = data.deployment ?? {};
    yield* scheduleProblems(scheduling, (key) => spanAt(['deployment', 'scheduling', key]));
    yield* recipient(alert_action, spanAt(['deployment', 'alert_action', 'email']));
    for (const field of deployed(data, input).throttling?.fields ?? [])
      if (!data.search.includes(field))
        yield appDiagnostic(
          'throttling-field',
          { field },
          spanAt(['tags', 'throttling', 'fields']),
        );
  }
}

type Scheduling = Partial<Deployment['scheduling']>;

function* scheduleProblems(
  { cron_schedule: cron, earliest_time, latest_time }: Scheduling,
  at: (key: string) => SourceSpan | undefined,
): Iterable<Diagnostic> {
  if (cron !== undefined) {
    const problem = cronProblem(cron);
    if (problem !== undefined)
      yield appDiagnostic('bad-cron', { cron, problem }, at('cron_schedule'));
    else if (runsPerHour(cron) > MOST_RUNS)
      yield appDiagnostic('frequent-search', { cron }, at('cron_schedule'));
  }
  for (const [key, time] of Object.entries({ earliest_time, latest_time }))
    if (time !== undefined && /^rt/i.test(time))
      yield appDiagnostic('real-time', { time }, at(key));
}

function* recipient(action: Deployment['alert_action'], span: SourceSpan): Iterable<Diagnostic> {
  if (action?.email !== undefined) yield appDiagnostic('email-recipient', {}, span);
}

/** More runs per hour than this are reported. */
const MOST_RUNS = 12;

const FIELDS = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of the week', least: 0, most: 7 },
];

/** What is wrong with a cron schedule; undefined if nothing is. */
export function cronProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length !== FIELDS.length)
    return 'it must have five fields: minute, hour, day, month, day of the week';
  if (parts.every((part) => part === '*')) return 'it runs every minute, which AppInspect rejects';
  for (const [index, { name, least, most }] of FIELDS.entries())
    if (valuesOf(parts[index] ?? '', least, most) === undefined)
      return `"${parts[index]}" is not a ${name} from ${least} to ${most}`;
  return undefined;
}

function runsPerHour(cron: string): number {
  return valuesOf(cron.trim().split(/\s+/)[0] ?? '', 0, 59)?.length ?? 0;
}

/** The values of a field, such as `1-5` or `0,30`; undefined if it is not valid. */
function valuesOf(field: string, least: number, most: number): readonly number[] | undefined {
  const values = field.split(',').flatMap((part) => rangeOf(part, least, most) ?? Number.NaN);
  return values.some(Number.isNaN) ? undefined : [...new Set(values)];
}

function rangeOf(part: string, least: number, most: number): readonly number[] | undefined {
  const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part);
  if (match === null) return undefined;
  const [, from, to, every] = match;
  const first = Number(from ?? least);
  const last = Number(to ?? (from === undefined || every !== undefined ? most : from));
  const step = Number(every ?? 1);
  if (first < least || last > most || first > last || step === 0) return undefined;
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, at) => first + at * step,
  );
}
