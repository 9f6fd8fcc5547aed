import type { TechniqueTable } from '../../attack/technique-facts.ts';
import type { Content } from '../../content/content.ts';
import type { JsonValue } from './conf/json.ts';
import type { DetectionProof } from './detection-proof.ts';

/** The names and numbers of an app. */
export interface AppSettings {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** The text before the names of searches. */
  readonly label: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly authorCompany: string;
  /** The number on Splunkbase, if the app is there. */
  readonly uid: number | undefined;
  /** The address of the pages of detections. */
  readonly site: string | undefined;
  readonly schedule: Schedule;
}

/** When a search runs. */
export interface Schedule {
  readonly cron: string;
  readonly earliest: string;
  readonly latest: string;
  readonly window: string;
}

/** Everything that an app is made of. */
export interface AppInput {
  readonly settings: AppSettings;
  /** Only what goes into the app. */
  readonly content: Content;
  readonly techniques: TechniqueTable['techniques'];
  /** The version of ATT&CK, if known. */
  readonly attackVersion: string;
  /** The files of the app template, by path in the app. */
  readonly template: ReadonlyMap<string, Uint8Array>;
  /** The folder of the template in the content folder. */
  readonly templateFolder: string;
  /** The files of lookups, by path in the content folder. */
  readonly lookupFiles: ReadonlyMap<string, Uint8Array>;
  /** The definitions of dashboards, by the path of their YAML file. */
  readonly dashboards: ReadonlyMap<string, JsonValue>;
  /** What the detections passed; undefined if tests are not required. */
  readonly proofs?: readonly DetectionProof[];
  /** The time of the build. */
  readonly time: Date;
}

/** A file of the app or the API. */
export interface AppFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Uint8Array;
}
