// Generated from schemas/*.schema.json by `npm run generate`. Change the schemas, not this file.
/** A deployment: when the detections of a type run in Splunk, and what happens with their results. */
export interface Deployment {
  /** The unique title. */
  readonly name: string;
  /** A UUID that never changes, even if the name does. */
  readonly id?: string;
  /** The version; increase it with each change of behavior. */
  readonly version?: number;
  /** The date of the last change, as YYYY-MM-DD. */
  readonly date?: string;
  /** The date of creation, as YYYY-MM-DD. */
  readonly creation_date?: string;
  /** The author. */
  readonly author?: string;
  /** A description for readers who are new to it. */
  readonly description?: string;
  /** The type of content that it applies to: TTP, Anomaly, Hunting, Correlation or Baseline; without a type, the deployments of detections refer to it by name. */
  readonly type?: string;
  /** Whether the searches are enabled when the app is installed (default: false). */
  readonly enabled?: boolean;
  readonly scheduling: Scheduling;
  readonly alert_action?: AlertAction;
  readonly throttling?: Throttling;
  /** URLs of documentation. */
  readonly references?: string[];
  /** Classification (2022 dialect). */
  readonly tags?: {
    readonly [k: string]: unknown;
  };
  /** Your own keys, with any names and values. */
  readonly custom?: {
    readonly [k: string]: unknown;
  };
}
/** When searches run. */
export interface Scheduling {
  /** The cron schedule. */
  readonly cron_schedule?: string;
  /** Start of the time range. */
  readonly earliest_time?: string;
  /** End of the time range. */
  readonly latest_time?: string;
  /** How much Splunk may delay the search: minutes, or auto. */
  readonly schedule_window?: string;
}
/** What Splunk does with results. */
export interface AlertAction {
  readonly notable?: NotableAction;
  /** Adds risk to the risk objects. */
  readonly rba?: {
    /** Whether results add risk. */
    readonly enabled?: boolean | string;
  };
  readonly email?: EmailAction;
  readonly slack?: SlackAction;
  readonly phantom?: PhantomAction;
  readonly webhook?: WebhookAction;
}
/** Creates a notable event for each result. */
export interface NotableAction {
  /** The title; %name% is the name of the detection. */
  readonly rule_title?: string;
  /** The description; %description% is the description of the detection. */
  readonly rule_description?: string;
  /** Fields that identify the event. */
  readonly nes_fields?: string[];
}
/** Sends an email for results. */
export interface EmailAction {
  /** The recipients, comma-separated. */
  readonly to: string;
  /** The subject. */
  readonly subject?: string;
  /** The text. */
  readonly message?: string;
}
/** Posts results to a Slack channel. */
export interface SlackAction {
  /** The channel. */
  readonly channel: string;
  /** The text. */
  readonly message?: string;
}
/** Sends results to Splunk SOAR. */
export interface PhantomAction {
  /** The workers. */
  readonly cam_workers?: string;
  /** The label. */
  readonly label?: string;
  /** The server. */
  readonly phantom_server?: string;
  /** The sensitivity. */
  readonly sensitivity?: string;
  /** The severity. */
  readonly severity?: string;
}
/** Posts results to a URL. */
export interface WebhookAction {
  /** An https URL. */
  readonly url: string;
}
/** Suppresses repeated results. */
export interface Throttling {
  /** The fields that identify repeated results. */
  readonly fields?: string[];
  /** The period, such as 1d. */
  readonly period?: string;
}
