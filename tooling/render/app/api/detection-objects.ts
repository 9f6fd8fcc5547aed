import { posix } from 'node:path';
import { macroName } from '../../../base/macro-key.ts';
import type { Macro } from '../../../content/model.ts';
import type { AppInput } from '../app-input.ts';
import type { JsonValue } from '../conf/json.ts';
import { findingsOf } from '../findings.ts';
import { appMacros } from '../macros.ts';
import type { AppProfile } from '../profile.ts';
import { rbaRisk, riskScore, severityOf, threatRisk } from '../risk.ts';
import type { Rule } from '../rule.ts';
import { headOf } from './head.ts';
import { shortLookup } from './lookup-objects.ts';
import { lookupsIn, macrosIn } from './references-in.ts';
import { enrichments } from './techniques.ts';

interface Context {
  readonly input: AppInput;
  readonly profile: AppProfile;
}

/** The detections of the API. */
export function detectionObjects(rules: readonly Rule[], context: Context): JsonValue[] {
  const macros = new Map(
    appMacros(rules, context.input).map((macro) => [macroName(macro.name), macro] as const),
  );
  return rules.map((rule) => detectionObject(rule, { ...context, macros }));
}

function detectionObject(
  rule: Rule,
  { input, profile, macros }: Context & { readonly macros: ReadonlyMap<string, Macro> },
): JsonValue {
  const { data, document, dataModels, deployed, filter } = rule;
  const { format } = profile;
  const { lookup } = input.content;
  const names = macrosIn(data.search, { format, filter });
  return {
    ...headOf(data, profile),
    tags: tagsOf(rule, { input, profile }),
    type: data.type,
    search: data.search,
    how_to_implement: data.how_to_implement ?? '',
    known_false_positives: data.known_false_positives ?? '',
    datamodel: dataModels,
    source: posix.basename(posix.dirname(document.path)),
    nes_fields: deployed.notable?.fields.join(',') ?? null,
    ...(format !== '2024' && riskKeys(rule, profile)),
    macros: names.flatMap((name) => macroObject(macros.get(name))),
    lookups: lookupsIn(data.search, format).flatMap((name) =>
      shortLookup(lookup.byName.get(name)?.data, format),
    ),
  };
}

function tagsOf({ data, mappings, stories }: Rule, { input, profile }: Context): JsonValue {
  const { tags } = data;
  const ids = mappings.mitre_attack ?? [];
  const isOld = profile.format === '2024';
  const score = riskScore(data);
  return {
    analytic_story: stories,
    asset_type: tags.asset_type ?? null,
    cis20: mappings.cis20 ?? [],
    kill_chain_phases: mappings.kill_chain_phases ?? [],
    nist: mappings.nist ?? [],
    ...(isOld && {
      observable: observables(tags.observable ?? []),
      message: tags.message ?? '',
      risk_score: score,
    }),
    security_domain: tags.security_domain ?? null,
    ...(isOld ? { risk_severity: riskSeverity(score) } : { mitre_attack_id: ids }),
    mitre_attack_enrichments: enrichments(ids, input.techniques),
  };
}

function observables(list: NonNullable<Rule['data']['tags']['observable']>): JsonValue {
  return list.map(({ name, type = '', role = [] }) => ({ name, type, role }));
}

function riskSeverity(score: number): string {
  if (score >= 80) return 'high';
  return score >= 50 ? 'medium' : 'low';
}

/** The risk, and the severity of the notable event if there is one. */
function riskKeys(
  { data, deployed }: Rule,
  { format }: AppProfile,
): Readonly<Record<string, JsonValue>> {
  const { rba } = data;
  const scores = rba?.risk_objects.map(({ score }) => score) ?? [];
  const { finding } = findingsOf(data);
  const highest = scores.length === 0 ? undefined : Math.max(...scores);
  const score = format === 'escu6' ? (finding?.score ?? highest) : highest;
  const hasEvent = format === 'escu6' ? finding !== undefined : deployed.notable !== undefined;
  return {
    rba:
      rba === undefined
        ? {}
        : {
            message: rba.message,
            risk_objects: rbaRisk({ ...rba, threat_objects: [] }),
            threat_objects: threatRisk(rba.threat_objects),
          },
    ...(hasEvent && { risk_severity: severityOf(score) }),
  };
}

function macroObject(macro: Macro | undefined): JsonValue[] {
  if (macro === undefined) return [];
  const { name, definition, description = '', arguments: args = [] } = macro;
  return [
    { name: macroName(name), definition, description, ...(args.length > 0 && { arguments: args }) },
  ];
}
