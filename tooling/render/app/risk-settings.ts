import type { JsonValue } from './conf/json.ts';
import type { Setting } from './conf/stanza.ts';
import { findingsOf } from './findings.ts';
import { type AppProfile, confJson } from './profile.ts';
import { observableRisk, rbaRisk, riskScore, threatRisk } from './risk.ts';
import type { Rule } from './rule.ts';

/** The risk that results add. */
export function riskSettings(rule: Rule, profile: AppProfile): readonly Setting[] {
  const { data, deployed, stories } = rule;
  if (profile.format === 'escu6') return findingRisk(rule, profile);
  if (!deployed.risk || (profile.format === '2024' && stories.length === 0)) return [];
  return blockOf(data.rba?.message ?? '', riskOf(rule, profile), profile);
}

function blockOf(message: string, risk: JsonValue, profile: AppProfile): readonly Setting[] {
  return [
    ['action.risk', '1'],
    ['action.risk.param._risk_message', profile.text(message)],
    ['action.risk.param._risk', confJson(risk, profile)],
    ['action.risk.param._risk_score', '0'],
    ['action.risk.param.verbose', '0'],
  ];
}

function riskOf({ data }: Rule, { format }: AppProfile): JsonValue {
  const { observable } = data.tags;
  if (format === '2024' && observable !== undefined)
    return observableRisk(observable, riskScore(data));
  return data.rba === undefined ? [] : rbaRisk(data.rba);
}

/** In the 2026 format, the entity of the finding adds its risk with the notable event. */
function findingRisk({ data }: Rule, profile: AppProfile): readonly Setting[] {
  const { intermediate, threats } = findingsOf(data);
  const [first] = intermediate;
  const risk = [
    ...intermediate.map(({ field, type, score, message }) => ({
      risk_object_field: field,
      risk_object_type: type,
      risk_score: score,
      risk_message: message,
    })),
    ...threatRisk(threats),
  ];
  if (first !== undefined) return blockOf(first.message, risk, profile);
  return threats.length === 0 ? [] : [['action.risk.param._risk', confJson(risk, profile)]];
}
