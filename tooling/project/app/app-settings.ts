import { dirname } from 'node:path';
import type { Report } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import { fileSource } from '../../base/source.ts';
import { type ContentDocument, contentDocument } from '../../content/document.ts';
import type { Configuration, AppSettings as Written } from '../../content/model.ts';
import { readYaml } from '../../content/read-yaml.ts';
import type { Validate } from '../../content/schema.ts';
import type { AppSettings } from '../../render/app/app-input.ts';
import type { AppFormat } from '../../render/app/profile.ts';
import { readTextFile } from '../docs/read-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Workspace } from '../workspace.ts';
import { toolSettings } from './tool-settings.ts';

/** The settings of a build, from the profile, tripline.yml and the settings of Splunk's own tools. */
export interface BuildSettings {
  readonly app: AppSettings;
  readonly format: AppFormat;
  readonly statuses: readonly string[];
  /** The folder of the app template in the content folder. */
  readonly template: string;
  /** The table of techniques: its path, and the folder that the path is relative to. */
  readonly attack: { readonly path: string; readonly folder: string } | undefined;
  /** The version of ATT&CK that tripline.yml chooses. */
  readonly attackVersion: string | number | undefined;
  /** Where the settings are written, for diagnostics. */
  readonly document: ContentDocument<Configuration> | undefined;
}

interface SettingsOptions {
  readonly workspace: Workspace;
  readonly validate: Validate;
  /** The path of a profile. */
  readonly profile: string | undefined;
  readonly report: Report;
}

/** The settings of a build: those of the profile, then of tripline.yml, then of contentctl.yml or build.yml. */
export function buildSettings(options: SettingsOptions): BuildSettings {
  const { workspace, profile, report } = options;
  const { configuration } = workspace;
  const own = profile === undefined ? undefined : readAppProfile(profile, options);
  const inProfile = own?.data.app ?? {};
  const inFolder = configuration?.data.app ?? {};
  const written = { ...toolSettings(workspace.content.root, report), ...inFolder, ...inProfile };
  return {
    app: appSettings(written),
    format: written.profile ?? 'escu6',
    statuses: written.status ?? ['production', 'experimental'],
    template: written.template ?? 'app_template',
    attack:
      attackTable(inProfile, profile && dirname(profile)) ??
      attackTable(inFolder, workspace.content.root),
    attackVersion: configuration?.data.attack,
    document: own ?? configuration,
  };
}

function attackTable({ attack }: Written, folder: string | undefined): BuildSettings['attack'] {
  return attack === undefined || folder === undefined ? undefined : { path: attack, folder };
}

function appSettings(written: Written): AppSettings {
  const { schedule = {} } = written;
  const title = written.title ?? 'Detections';
  return {
    id: written.id ?? 'detections',
    title,
    version: written.version ?? '1.0.0',
    description: written.description ?? `${title}, built by Tripline.`,
    label: written.label ?? 'SOC',
    authorName: written.author_name ?? 'Detection Engineering',
    authorEmail: written.author_email ?? 'detections@example.com',
    authorCompany: written.author_company ?? written.author_name ?? 'Detection Engineering',
    uid: written.uid,
    site: written.site ?? (written.id === ESCU ? 'https://research.splunk.com' : undefined),
    schedule: {
      cron: schedule.cron_schedule ?? '0 * * * *',
      earliest: schedule.earliest_time ?? '-70m@m',
      latest: schedule.latest_time ?? '-10m@m',
      window: schedule.schedule_window ?? 'auto',
    },
  };
}

/** The app whose pages are at research.splunk.com. */
const ESCU = 'DA-ESS-ContentUpdate';

/** A profile has the keys of `app` in tripline.yml. */
function readAppProfile(
  path: string,
  { validate, report }: SettingsOptions,
): ContentDocument<Configuration> | undefined {
  const file = readTextFile(path);
  if (file.kind === 'unreadable')
    throw new UsageError(`profile ${path} cannot be read: ${file.reason}`);
  const source = fileSource(path, file.text);
  const yaml = readYaml(source, report);
  if (!isRecord(yaml?.data)) throw new UsageError(`profile ${path} is not a mapping`);
  const document = contentDocument<unknown>({
    kind: 'configuration',
    path,
    file: source,
    source: yaml.source,
    places: yaml.places,
    written: yaml.data,
    data: { app: yaml.data },
    moves: [[['app'], []]],
  });
  const valid = validate(document, report);
  // Valid against the schema, so the data has the type generated from it.
  return valid && { ...document, data: valid.data as Configuration };
}
