import { macroName } from '../../../base/macro-key.ts';
import type { Baseline, Deployment, Investigation, Macro } from '../../../content/model.ts';
import type { AppInput } from '../app-input.ts';
import type { JsonValue } from '../conf/json.ts';
import { appDataModels } from '../data-models.ts';
import { typeOf } from '../deployment.ts';
import { tokensOf } from '../investigations.ts';
import { appSlug } from '../names.ts';
import type { AppFormat, AppProfile } from '../profile.ts';
import { headOf, shortHead } from './head.ts';
import { sorted } from './techniques.ts';

/** The baselines of the API. */
export function baselineObjects({ content }: AppInput, profile: AppProfile): JsonValue[] {
  const { format } = profile;
  return content.baseline.all.map(({ data }) => ({
    ...headOf(data, profile),
    tags: baselineTags(data, { content, format }),
    type: 'Baseline',
    search: data.search,
    how_to_implement: data.how_to_implement ?? '',
    known_false_positives: data.known_false_positives ?? '',
    datamodel: format === '2024' ? (data.datamodel ?? []) : appDataModels(data.search),
  }));
}

function baselineTags(
  { tags }: Baseline,
  { content, format }: Pick<AppInput, 'content'> & { readonly format: AppFormat },
): JsonValue {
  const isEscu6 = format === 'escu6';
  const detections = (tags.detections ?? []).filter((name) => content.detection.byName.has(name));
  return {
    analytic_story: isEscu6 ? [] : sorted(tags.analytic_story ?? []),
    detections: isEscu6 ? [] : detections,
    product: isEscu6 ? [] : (tags.product ?? []),
    ...(format === '2024' && { required_fields: tags.required_fields ?? [] }),
    security_domain: tags.security_domain ?? null,
    deployments: null,
  };
}

/** The investigations of the API. */
export function responseTaskObjects({ content }: AppInput, profile: AppProfile): JsonValue[] {
  return content.investigation.all.map(({ data }) => responseTask(data, profile));
}

function responseTask(data: Investigation, profile: AppProfile): JsonValue {
  const { tags } = data;
  return {
    ...headOf(data, profile),
    type: 'Investigation',
    datamodel: data.datamodel ?? [],
    search: data.search,
    how_to_implement: data.how_to_implement ?? '',
    known_false_positives: data.known_false_positives ?? '',
    inputs: tokensOf(data.search),
    tags: {
      analytic_story: sorted(tags.analytic_story ?? []),
      product: tags.product ?? [],
      required_fields: tags.required_fields ?? [],
      security_domain: tags.security_domain ?? null,
    },
    lowercase_name: appSlug(data.name),
  };
}

/** The macros of the API. */
export function macroObjects(macros: readonly Macro[]): JsonValue[] {
  return macros.map(({ name, definition, description = '' }) => ({
    definition,
    description,
    name: macroName(name),
  }));
}

/** The deployments of the API: those for a type of content. */
export function deploymentObjects({ content }: AppInput): JsonValue[] {
  return content.deployment.all
    .map(({ data }) => data)
    .filter((data) => typeOf(data) !== undefined)
    .map(deploymentObject);
}

function deploymentObject(data: Deployment): JsonValue {
  const { cron_schedule, earliest_time, latest_time, schedule_window } = data.scheduling;
  const { notable, rba } = data.alert_action ?? {};
  return {
    scheduling: { cron_schedule, earliest_time, latest_time, schedule_window },
    tags: { type: String(typeOf(data)) },
    ...shortHead(data),
    ...(notable !== undefined && {
      notable: {
        rule_description: notable.rule_description,
        rule_title: notable.rule_title,
        nes_fields: notable.nes_fields,
      },
    }),
    ...(rba !== undefined && { rba: { enabled: String(rba.enabled) } }),
  };
}
