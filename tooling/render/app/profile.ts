import type { AppSettings } from './app-input.ts';
import type { CsvStyle } from './conf/csv.ts';
import { type JsonStyle, type JsonValue, jsonText } from './conf/json.ts';

/** The names of the formats, oldest first. */
export const APP_FORMATS = ['2024', '2025', 'escu6'] as const;

/** The format of an app: that of a generation of Splunk's own tools. */
export type AppFormat = (typeof APP_FORMATS)[number];

/** How the files of an app are written. */
export interface AppProfile {
  readonly format: AppFormat;
  /** The comment at the start of each .conf file. */
  readonly header: (settings: AppSettings, time: Date) => string;
  readonly json: JsonStyle;
  /** How a text of several lines is written. */
  readonly text: (text: string) => string;
  /** How switches are written that older formats write as words. */
  readonly flag: (value: boolean) => string;
  /** A list as written, or as a sorted set. */
  readonly list: (items: readonly string[]) => readonly string[];
  /** Whether stanzas and their keys are sorted, without headings between them. */
  readonly sorted: boolean;
  /** The style of the definitions of dashboards. */
  readonly dashboards: JsonStyle;
  /** Whether dashboards begin with the comment of .conf files. */
  readonly dashboardHeader: boolean;
  /** How the tables that the build makes are written. */
  readonly csv: CsvStyle;
  /** Whether the names of lookup files end in the date of the lookup. */
  readonly datedLookups: boolean;
}

/** A value as JSON in the style of a profile. */
export function confJson(value: JsonValue, profile: AppProfile): string {
  return jsonText(value, profile.json);
}

/** Each line break becomes a continuation. */
export function continued(text: string): string {
  return text.replaceAll(/\r?\n/g, ' \\\n');
}
