import { killChainPhases } from '../attack/kill-chain.ts';
import { byCodeUnit } from '../base/order.ts';
import type { Detection } from '../content/model.ts';
import { providingTechnologies } from './providing-technologies.ts';

/** Classifications that content since 2024 no longer writes: they follow from other keys and from the search. */
export interface Annotations {
  /** In order of first appearance. */
  readonly killChainPhases: readonly string[];
  readonly nist: readonly string[];
  readonly cis20: readonly string[];
  /** Products whose data the search reads, sorted. */
  readonly providingTechnologies: readonly string[];
}

type Annotated = Pick<Detection, 'type' | 'search' | 'tags'>;

/** The annotations of a detection; written ones win. */
export function annotationsOf(
  { type, search, tags }: Annotated,
  tacticsOf: (technique: string) => readonly string[],
): Annotations {
  const tactics = (tags.mitre_attack_id ?? []).flatMap(tacticsOf);
  return {
    killChainPhases: tags.kill_chain_phases ?? killChainPhases(tactics),
    nist: tags.nist ?? [type === 'TTP' ? 'DE.CM' : 'DE.AE'],
    cis20: tags.cis20 ?? [tags.security_domain === 'network' ? 'CIS 13' : 'CIS 10'],
    providingTechnologies: providingTechnologies(search),
  };
}

/** The data models that the published pages and apps know. */
const PUBLISHED_MODELS = [
  'Authentication',
  'Change',
  'Change_Analysis',
  'Email',
  'Endpoint',
  'Network_Resolution',
  'Network_Sessions',
  'Network_Traffic',
  'Risk',
  'Splunk_Audit',
  'UEBA',
  'Updates',
  'Vulnerabilities',
  'Web',
];

/** As published pages and apps derive them: each name that occurs anywhere in the search, sorted. */
export function namedDataModels(search: string): readonly string[] {
  return PUBLISHED_MODELS.filter((name) => search.includes(name)).sort(byCodeUnit);
}
