import type { AppFile, AppSettings } from './app-input.ts';
import type { ConfFile, Setting } from './conf/stanza.ts';
import type { AppProfile } from './profile.ts';

/** The .conf files that Splunk does not define, so that they are reloaded and replicated. */
const CUSTOM = ['analyticstories', 'content-version', 'es_investigations'];

/** Those of the 2024 format, which also has files of older versions. */
const CUSTOM_2024 = [
  'analytic_stories',
  'usage_searches',
  'use_case_library',
  'correlationsearches',
  'analyticstories',
  'governance',
  'managed_configurations',
  'postprocess',
  'content-version',
  'es_investigations',
];

/** The app of Splunk's own detections on Splunkbase. */
const ESCU = { id: 'DA-ESS-ContentUpdate', uid: 3449 };

/** app.conf */
export function appConf(
  settings: AppSettings,
  { profile, time }: { readonly profile: AppProfile; readonly time: Date },
): ConfFile {
  const { format, flag } = profile;
  const version = format === 'escu6' ? settings.version : `${settings.version} `;
  const custom = format === '2024' ? CUSTOM_2024 : CUSTOM;
  const stanza = (name: string, entries: readonly Setting[]) => ({ name, settings: entries });
  return {
    path: 'default/app.conf',
    pieces: [
      '## Splunk app configuration file\n\n',
      [
        stanza('install', [
          ['is_configured', flag(false)],
          ['state', 'enabled'],
          ['state_change_requires_restart', flag(false)],
          ['build', time.toISOString().replaceAll(/\D/g, '').slice(0, 14)],
        ]),
        stanza(
          'triggers',
          custom.map((name) => [`reload.${name}`, 'simple']),
        ),
        stanza('launcher', [
          ['author', format === 'escu6' ? settings.authorName : settings.authorCompany],
          ['version', version],
          ['description', settings.description],
        ]),
        stanza('ui', [
          ['is_visible', flag(true)],
          ['label', settings.title],
        ]),
        stanza('package', [['id', settings.id], ...updateSettings(settings, profile)]),
        ...(format === '2024'
          ? []
          : [
              stanza('id', [
                ['version', settings.version],
                ['name', settings.id],
              ]),
            ]),
      ],
      '\n\n',
    ],
  };
}

/** Splunk looks for updates only of apps that are on Splunkbase. */
function updateSettings(
  { id, uid }: AppSettings,
  { format, flag }: AppProfile,
): readonly Setting[] {
  if (format === 'escu6') return [['check_for_updates', flag(uid !== undefined || id === ESCU.id)]];
  return format === '2025' && uid === ESCU.uid ? [['check_for_updates', flag(true)]] : [];
}

/** content-version.conf, which other apps read. */
export function contentVersion({ version }: AppSettings, { format }: AppProfile): ConfFile {
  const path = 'default/content-version.conf';
  if (format !== 'escu6') return { path, pieces: [`[content-version]\nversion = ${version} `] };
  return { path, pieces: [[{ name: 'content-version', settings: [['version', version]] }]] };
}

/** server.conf, so that search head clusters replicate the custom files; not in the 2024 format. */
export function serverConf({ flag }: AppProfile): ConfFile {
  return {
    path: 'default/server.conf',
    bare: true,
    pieces: [
      [
        {
          name: 'shclustering',
          settings: CUSTOM.map((name) => [`conf_replication_include.${name}`, flag(true)]),
        },
      ],
    ],
  };
}

/** distsearch.conf of the 2026 format: what search heads do not send to indexers. */
export function distsearchConf({ id }: AppSettings, { flag }: AppProfile): ConfFile {
  return {
    path: 'default/distsearch.conf',
    pieces: [
      [
        {
          name: 'replicationDenylist',
          settings: [['excludeESCU', `apps[/\\\\]${id}[/\\\\]lookups[/\\\\]...`]],
        },
        {
          name: 'replicationSettings:refineConf',
          settings: [['replicate.analytic_stories', flag(false)]],
        },
      ],
    ],
  };
}

const UNKNOWN = { name: null, text: null, uri: null };

/** app.manifest, which the packaging toolkit reads. */
export function appManifest(
  settings: AppSettings,
  { profile, time }: { readonly profile: AppProfile; readonly time: Date },
): AppFile {
  const { id, title, version, description, authorName, authorEmail, authorCompany } = settings;
  const info = {
    title,
    id: { group: null, name: id, version },
    author: [{ name: authorName, email: authorEmail, company: authorCompany }],
    releaseDate: time.toISOString().slice(0, 10),
    description,
    classification: { intendedAudience: null, categories: [], developmentStatus: null },
    commonInformationModels: null,
    license: UNKNOWN,
    privacyPolicy: UNKNOWN,
    releaseNotes: { name: null, text: './README.md', uri: null },
  };
  const lines = JSON.stringify({ info, ...NOTHING }, undefined, 2)
    .replace(/^\{\n/, '')
    .replaceAll(/,$/gm, ', ');
  return { path: 'app.manifest', content: `{\n${manifestHead(profile)}${lines}` };
}

/** Nothing is said about these. */
const NOTHING = {
  dependencies: null,
  tasks: null,
  inputGroups: null,
  incompatibleApps: null,
  platformRequirements: null,
};

/** The blanks at line ends are those of the published files. */
function manifestHead({ format }: AppProfile): string {
  if (format === '2024') return '  "schemaVersion": "1.0.0", \n';
  return '  "schemaVersion": "1.0.0",\n  "targetWorkloads": ["_search_heads"], \n';
}
