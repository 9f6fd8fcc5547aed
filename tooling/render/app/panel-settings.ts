import type { Detection } from '../../content/model.ts';
import { Decimal } from './conf/json.ts';
import { type Setting, setting } from './conf/stanza.ts';
import { type AppProfile, confJson } from './profile.ts';
import type { Rule } from './rule.ts';
import { statusText } from './status-text.ts';

/** What the app shows about a detection: its description, and in the older formats its facts. */
export function panelSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  const description = descriptionSetting(rule, profile);
  if (profile.format === 'escu6') return [description];
  return [
    ['action.escu', '0'],
    ['action.escu.enabled', '1'],
    description,
    ...factSettings(rule, profile),
  ];
}

/** The older formats have a blank at the end; that of 2024 only after a warning. */
function descriptionSetting({ data }: Rule, { format, text }: AppProfile): Setting {
  const written = text(statusText(data, format === '2024' ? 'detection' : 'Detection'));
  const isBare = format === 'escu6' || (format === '2024' && written === text(data.description));
  return ['description', isBare ? written : `${written} `];
}

function factSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  const { data, name, mappings, dataModels, technologies, stories } = rule;
  const { text, format } = profile;
  const guids = data.tags.atomic_guid ?? [];
  return [
    ['action.escu.mappings', confJson(mappings, profile)],
    ['action.escu.data_models', confJson(dataModels, profile)],
    [
      'action.escu.eli5',
      text(format === '2024' ? data.description : statusText(data, 'Detection')),
    ],
    ['action.escu.how_to_implement', text(data.how_to_implement ?? '')],
    ['action.escu.known_false_positives', text(data.known_false_positives ?? '')],
    ['action.escu.creation_date', data.date],
    ['action.escu.modification_date', data.date],
    ['action.escu.confidence', 'high'],
    ...setting('action.escu.full_search_name', format === '2024' ? name : undefined),
    ['action.escu.search_type', 'detection'],
    ['action.escu.product', confJson(data.tags.product ?? [], profile)],
    ...setting(
      'action.escu.atomic_red_team_guids',
      guids.length > 0 ? confJson(guids, profile) : undefined,
    ),
    ['action.escu.providing_technologies', confJson(technologies, profile)],
    ['action.escu.analytic_story', confJson(stories, profile)],
  ];
}

/** What Enterprise Security keeps about a detection. */
export function correlationSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  return [
    ['action.correlationsearch.enabled', '1'],
    ...setting(
      'action.correlationsearch.detection_type',
      profile.format === '2024' ? undefined : 'ebd',
    ),
    ['action.correlationsearch.label', labelOf(rule, profile)],
    ['action.correlationsearch.annotations', confJson(annotationsOf(rule, profile), profile)],
    ['action.correlationsearch.metadata', confJson(metadataOf(rule.data, profile), profile)],
  ];
}

/** The label of the 2024 format includes the status and the type. */
function labelOf({ data, name, label }: Rule, { format }: AppProfile): string {
  if (format !== '2024') return name;
  const status = MARKS[data.status] ?? '';
  const type = data.type === 'Correlation' && data.status !== 'deprecated' ? 'RIR - ' : '';
  return `${label} - ${status}${type}${data.name} - Rule`;
}

const MARKS: Readonly<Record<string, string>> = {
  deprecated: 'Deprecated - ',
  experimental: 'Experimental - ',
};

function annotationsOf(rule: Rule, { format, list }: AppProfile) {
  const { data, mappings, stories } = rule;
  const cves = list(format === '2024' ? cvesInTags(rule) : (data.tags.cve ?? []));
  const cve = cves.length > 0 ? cves : undefined;
  const { confidence, impact } = data.tags;
  const shared = { ...mappings, analytic_story: stories, type: data.type, cve };
  if (format === '2024') return { ...shared, confidence, impact };
  const sources = data.data_source.map((entry) => list(entry.split(' AND ')).join(' AND '));
  return { ...shared, type_list: [data.type], data_source: list(sources) };
}

/** The 2024 format has no CVE IDs that are beside `tags` instead of in them. */
function cvesInTags({ data, document: { written } }: Rule): readonly string[] {
  return 'cve' in written && 'tags' in written ? [] : (data.tags.cve ?? []);
}

function metadataOf({ id, version, status, date }: Detection, { format }: AppProfile) {
  return {
    deprecated: status === 'deprecated' ? '1' : '0',
    detection_id: id.toLowerCase(),
    detection_version: String(version),
    publish_time: format === '2024' ? undefined : new Decimal(Date.parse(`${date}T00:00Z`) / 1000),
  };
}
