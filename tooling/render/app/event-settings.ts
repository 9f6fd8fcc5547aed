import type { JsonValue } from './conf/json.ts';
import { type Setting, setting } from './conf/stanza.ts';
import { findingsOf } from './findings.ts';
import { type AppProfile, confJson } from './profile.ts';
import { severityOf } from './risk.ts';
import { filledTemplate, type Rule } from './rule.ts';

/** The notable event of each result. */
export function eventSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  return profile.format === 'escu6'
    ? findingSettings(rule, profile)
    : notableSettings(rule, profile);
}

function notableSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  const { data, deployed } = rule;
  const { notable } = deployed;
  if (notable === undefined) return [];
  const { text, format } = profile;
  const prefix = data.type === 'Correlation' ? 'RBA: ' : '';
  return [
    ['action.notable', '1'],
    ...setting(
      'action.notable.param._entities',
      format === '2024' ? undefined : confJson(entities('N/A', 'N/A', 0), profile),
    ),
    ['action.notable.param.nes_fields', notable.fields.join(',')],
    ['action.notable.param.rule_description', text(filledTemplate(notable.description, data))],
    ['action.notable.param.rule_title', `${prefix}${filledTemplate(notable.title, data)}`],
    ['action.notable.param.security_domain', data.tags.security_domain ?? ''],
    ['action.notable.param.severity', format === '2024' ? 'high' : severityOf(highest(rule))],
  ];
}

/** In the 2026 format, a notable event is about one entity. */
function findingSettings({ data, deployed }: Rule, profile: AppProfile): readonly Setting[] {
  const { finding, title } = findingsOf(data);
  if (finding === undefined) return [];
  const { field, type, score } = finding;
  return [
    ['action.notable', '1'],
    ['action.notable.param._entities', confJson(entities(field, type, score), profile)],
    ['action.notable.param.nes_fields', (deployed.notable?.fields ?? ['user', 'dest']).join(',')],
    ['action.notable.param.rule_description', profile.text(data.description)],
    ['action.notable.param.rule_title', profile.text(title)],
    ['action.notable.param.security_domain', data.tags.security_domain ?? ''],
    ['action.notable.param.severity', severityOf(score)],
  ];
}

function entities(field: string, type: string, score: number): JsonValue {
  return [{ risk_object_field: field, risk_object_type: type, risk_score: score }];
}

function highest({ data }: Rule): number | undefined {
  const scores = data.rba?.risk_objects.map(({ score }) => score) ?? [];
  return scores.length === 0 ? undefined : Math.max(...scores);
}
