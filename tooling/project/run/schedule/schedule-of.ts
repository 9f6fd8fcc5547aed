import type { ContentDocument } from '../../../content/document.ts';
import type { Detection } from '../../../content/model.ts';
import { type LogicalPlan, nodesOf, type TimeBound } from '../../../plan/plan.ts';
import type { AppInput } from '../../../render/app/app-input.ts';
import { deployed, type Throttling } from '../../../render/app/deployment.ts';

/** When a detection runs, over which time, and which results are suppressed. */
export interface DetectionSchedule {
  readonly cron: string;
  /** Times relative to that of the run. */
  readonly earliest: TimeBound;
  readonly latest: TimeBound;
  readonly throttling: Throttling | undefined;
}

/** The schedule that `tripline build` writes for a detection. A time range in its search takes precedence. */
export function scheduleOf(
  { data }: ContentDocument<Detection>,
  plan: LogicalPlan,
  input: Pick<AppInput, 'content' | 'settings'>,
): DetectionSchedule {
  const { schedule, throttling } = deployed(data, input);
  const { cron, earliest, latest } = schedule;
  return { cron, earliest, latest, ...ownRange(plan), throttling };
}

/** The time range that a search names for its first events. */
function ownRange(plan: LogicalPlan): { earliest?: TimeBound; latest?: TimeBound } {
  const first = nodesOf(plan).find((node) => node.kind === 'scan');
  return first?.kind === 'scan' ? { ...first.range } : {};
}
