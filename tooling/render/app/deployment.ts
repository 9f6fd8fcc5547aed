import type { Baseline, Deployment, Detection } from '../../content/model.ts';
import type { AppInput, Schedule } from './app-input.ts';

/** How the search of a detection or baseline runs in Splunk. */
export interface Deployed {
  readonly schedule: Schedule;
  readonly enabled: boolean;
  /** The notable event for each result, if any. */
  readonly notable: Notable | undefined;
  /** Whether results add risk. */
  readonly risk: boolean;
  readonly actions: Pick<AlertAction, 'email' | 'slack' | 'phantom' | 'webhook'>;
  readonly throttling: Throttling | undefined;
}

/** The templates of a notable event. */
export interface Notable {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly string[];
}

/** When repeated results are suppressed. */
export interface Throttling {
  readonly fields: readonly string[];
  readonly period: string;
}

/** What decides how content runs. */
type DeploymentInput = Pick<AppInput, 'content' | 'settings'>;

type AlertAction = NonNullable<Deployment['alert_action']>;

/** The deployment of the content itself, else that of its type, else the schedule of the settings. */
export function deployed(data: Detection | Baseline, input: DeploymentInput): Deployed {
  const own = data.deployment;
  const base = baseOf(data, input);
  const action = { ...(base?.alert_action ?? usualAction(typeIn(data))), ...own?.alert_action };
  return {
    schedule: scheduleOf({ ...base?.scheduling, ...own?.scheduling }, usualSchedule(data, input)),
    enabled: own?.enabled ?? base?.enabled ?? false,
    notable: notableOf(action),
    risk: String(action.rba?.enabled ?? false) === 'true',
    actions: action,
    throttling: throttlingOf(own?.throttling ?? tagThrottling(data) ?? base?.throttling),
  };
}

/** The deployment that the content names, else the one for its type. */
function baseOf(data: Detection | Baseline, { content }: DeploymentInput): Deployment | undefined {
  const { all, byName } = content.deployment;
  const named = byName.get(data.deployment?.name ?? '');
  const type = typeIn(data);
  const typed = all.find((deployment) => typeOf(deployment.data) === type);
  return (named ?? typed ?? byName.get(USUAL_NAMES[type === BASELINE ? 0 : 1]))?.data;
}

const BASELINE = 'Baseline';

/** In the 2026 dialect, baselines have no type. */
function typeIn({ type }: Detection | Baseline): string {
  return type ?? BASELINE;
}

/** The names of the schedules in the 2026 dialect. */
const USUAL_NAMES = ['Default Baseline', 'Default EventBasedDetection'] as const;

/** The type of content that a deployment applies to. */
export function typeOf({ type, tags }: Deployment): unknown {
  return type ?? tags?.['type'];
}

const NOTABLE = {
  rule_title: '%name%',
  rule_description: '%description%',
  nes_fields: ['user', 'dest'],
};

/** What happens with results of a type without a deployment. */
function usualAction(type: string): AlertAction {
  return {
    ...((type === 'TTP' || type === 'Correlation') && { notable: NOTABLE }),
    ...((type === 'TTP' || type === 'Anomaly') && { rba: { enabled: true } }),
  };
}

/** A baseline runs once per day, over the day before. */
function usualSchedule(data: Detection | Baseline, { settings }: DeploymentInput): Schedule {
  if (typeIn(data) !== BASELINE) return settings.schedule;
  return { ...settings.schedule, cron: '10 0 * * *', earliest: '-1450m@m', latest: '-10m@m' };
}

function scheduleOf(
  { cron_schedule, earliest_time, latest_time, schedule_window }: Partial<Deployment['scheduling']>,
  usual: Schedule,
): Schedule {
  return {
    cron: cron_schedule ?? usual.cron,
    earliest: earliest_time ?? usual.earliest,
    latest: latest_time ?? usual.latest,
    window: String(schedule_window ?? usual.window),
  };
}

function notableOf({ notable }: AlertAction): Notable | undefined {
  if (notable === undefined) return undefined;
  const { rule_title, rule_description, nes_fields } = { ...NOTABLE, ...notable };
  return { title: rule_title, description: rule_description, fields: nes_fields };
}

function throttlingOf(given: Partial<Throttling> | undefined): Throttling | undefined {
  const { fields = [], period } = given ?? {};
  return period === undefined ? undefined : { fields, period };
}

function tagThrottling({ tags }: Detection | Baseline): Partial<Throttling> | undefined {
  return 'throttling' in tags ? tags.throttling : undefined;
}
