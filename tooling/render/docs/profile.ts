import { isScalar } from 'yaml';
import type { Report } from '../../base/diagnostic.ts';
import type { Source, SourceSpan } from '../../base/source.ts';
import { parseYaml } from '../../content/yaml.ts';
import { docsDiagnostic } from './diagnostics.ts';
import { addressIn, choiceIn, type Setting, settingsIn, textIn } from './settings.ts';
import {
  type DocsStyle,
  ownWording,
  SOURCE_LINKS,
  STORY_TECHNIQUES,
  siteByRepository,
  sites,
  type Wording,
} from './style.ts';

/** A docs profile: a style and its tables. */
export interface Profile extends Omit<DocsStyle, 'enrichment'> {
  readonly tables: ReadonlyMap<TableKey, TableName>;
}

/** The tables of a profile. */
export type TableKey = 'attack' | 'cve' | 'splunk_apps' | 'macro_order' | 'duplicate_name_order';

/** A file in the profile's folder. */
export interface TableName {
  /** Relative to the profile's folder, and inside it. */
  readonly path: string;
  readonly span: SourceSpan;
}

/** The repository of the content, from its tripline.yml. */
export interface Project {
  readonly repository: string | undefined;
  readonly branch: string | undefined;
  /** The version of ATT&CK. */
  readonly attack?: string | undefined;
}

/** The default style: own wording, everything sorted, links from real paths. */
export function defaultProfile({ repository, branch }: Project): Profile {
  return {
    site: sites.own,
    repository,
    branch: branch ?? sites.own.branch,
    sourceLink: 'path',
    storyTechniques: 'all',
    wording: ownWording,
    tables: new Map(),
  };
}

/** The settings for pages in tripline.yml. */
interface ProjectProfile {
  readonly project: Project;
  /** The default profile, from `docs`. */
  readonly profile: Profile;
}

/** Reads the settings for pages from tripline.yml, which also has other settings. */
export function readProject(file: Source, report: Report): ProjectProfile {
  const { root, source } = rootOf(file, report);
  const settings = settingsIn(root, { source, report, parent: 'tripline.yml', known: undefined });
  const project = {
    repository: addressIn(settings.get('repository'), report),
    branch: textIn(settings.get('branch'), report),
    attack: versionIn(settings.get('attack')),
  };
  const docs = settings.get('docs');
  if (docs === undefined) return { project, profile: defaultProfile(project) };
  return { project, profile: profileIn(docs.node, project, { source, report, parent: '"docs"' }) };
}

/** A version may be written as a number. */
function versionIn(setting: Setting | undefined): string | undefined {
  return isScalar(setting?.node) ? String(setting.node.value) : undefined;
}

const KEYS = [
  'repository',
  'branch',
  'site',
  'source_link',
  'story_techniques',
  'macro_order',
  'duplicate_name_order',
  'strings',
  'enrichment',
];

const SITES = Object.keys(sites) as (keyof typeof sites)[];
const WORDING_KEYS = Object.keys(ownWording) as (keyof Wording)[];
const TOP_TABLES = ['macro_order', 'duplicate_name_order'] as const;
const ENRICHMENT_TABLES = ['attack', 'cve', 'splunk_apps'] as const;

/**
 * Reads a docs profile. Missing settings have their defaults, except that the default of `site` depends on the
 * repository: a profile for a repository with a known site uses that site.
 */
export function readProfile(file: Source, project: Project, report: Report): Profile {
  const { root, source } = rootOf(file, report);
  return profileIn(root, project, { source, report, parent: 'a docs profile' });
}

/** The top of a YAML file, and the text that its ranges refer to, which may be a repaired copy. */
function rootOf(file: Source, report: Report): { readonly root: unknown; readonly source: Source } {
  const yaml = parseYaml(file, report);
  return { root: yaml?.document.contents, source: yaml?.source ?? file };
}

interface At {
  readonly source: Source;
  readonly report: Report;
}

function profileIn(
  node: unknown,
  project: Project,
  { parent, ...at }: At & { readonly parent: string },
): Profile {
  const { report } = at;
  const settings = settingsIn(node, { ...at, parent, known: KEYS });
  const base = defaultProfile(project);
  const repository = addressIn(settings.get('repository'), report) ?? base.repository;
  const site = siteOf(settings, { repository, report });
  return {
    site,
    repository,
    branch: textIn(settings.get('branch'), report) ?? project.branch ?? site.branch,
    sourceLink:
      choiceIn(settings.get('source_link'), { choices: SOURCE_LINKS, report }) ?? base.sourceLink,
    storyTechniques:
      choiceIn(settings.get('story_techniques'), { choices: STORY_TECHNIQUES, report }) ??
      base.storyTechniques,
    wording: wordingIn(settings.get('strings'), at),
    tables: tablesIn(settings, at),
  };
}

type Settings = ReadonlyMap<string, Setting>;

function siteOf(
  settings: Settings,
  { repository = '', report }: { repository: string | undefined; report: Report },
) {
  const named = choiceIn(settings.get('site'), { choices: SITES, report });
  return sites[named ?? siteByRepository.get(repository) ?? 'own'];
}

function wordingIn(setting: Setting | undefined, { source, report }: At): Wording {
  const options = { source, report, parent: '"strings"', known: WORDING_KEYS };
  const settings = settingsIn(setting?.node, options);
  const given = WORDING_KEYS.map((key) => [
    key,
    textIn(settings.get(key), report) ?? ownWording[key],
  ]);
  return Object.fromEntries(given) as Record<keyof Wording, string>;
}

function tablesIn(settings: Settings, { source, report }: At): Map<TableKey, TableName> {
  const options = { source, report, parent: '"enrichment"', known: ENRICHMENT_TABLES };
  const enrichment = settingsIn(settings.get('enrichment')?.node, options);
  const tables = new Map<TableKey, TableName>();
  for (const key of TOP_TABLES) addTable(tables, { key, setting: settings.get(key), report });
  for (const key of ENRICHMENT_TABLES)
    addTable(tables, { key, setting: enrichment.get(key), report });
  return tables;
}

interface TableSetting {
  readonly key: TableKey;
  readonly setting: Setting | undefined;
  readonly report: Report;
}

function addTable(tables: Map<TableKey, TableName>, { key, setting, report }: TableSetting): void {
  const path = textIn(setting, report);
  if (setting === undefined || path === undefined) return;
  if (!leadsOut(path)) tables.set(key, { path, span: setting.span });
  else report(docsDiagnostic('outside-profile', { path }, setting.span));
}

function leadsOut(path: string): boolean {
  if (/^([/\\]|[a-z]:)/i.test(path)) return true;
  let depth = 0;
  for (const part of path.split(/[/\\]/)) {
    if (part === '..') depth -= 1;
    else if (part !== '.' && part !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
