import type { AppFile, AppInput } from '../app-input.ts';
import { type JsonValue, jsonText } from '../conf/json.ts';
import { pageAddress } from '../page-address.ts';
import type { Rule } from '../rule.ts';
import { rulesByTechnique } from './rules-by-technique.ts';

/** The ATT&CK Navigator layer of the detections: how many there are for each technique. */
export function coverageLayer(rules: readonly Rule[], input: AppInput): AppFile {
  const byTechnique = rulesByTechnique(rules);
  const layer: JsonValue = {
    name: 'Splunk Detection Coverage',
    versions: { attack: input.attackVersion, navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: 'MITRE ATT&CK coverage for Splunk detections',
    filters: { platforms: PLATFORMS },
    sorting: 0,
    layout: LAYOUT,
    hideDisabled: false,
    techniques: [...byTechnique].map(([id, own]) => technique(id, own, input)),
    ...COLORS,
    metadata: [
      { name: 'Generated', value: input.time.toISOString().slice(0, 23) },
      { name: 'Total Detections', value: String(rules.length) },
      { name: 'Covered Techniques', value: String(byTechnique.size) },
    ],
  };
  const style = { comma: ',', colon: ': ', sortKeys: false, escapeHtml: false, ascii: true };
  return { path: 'coverage.json', content: jsonText(layer, { ...style, indent: 2 }) };
}

function technique(id: string, rules: readonly Rule[], { settings }: AppInput): JsonValue {
  const pages = rules.flatMap((rule) => {
    const url = pageAddress(rule.document, settings);
    return url === undefined ? [] : [{ label: rule.data.name, url }];
  });
  return {
    techniqueID: id,
    score: rules.length,
    metadata: [
      ...rules.map(({ data }) => ({ name: 'Detection', value: data.name, divider: false })),
      ...pages.map(({ url }) => ({
        name: 'Link',
        value: `[View Detection](${url})`,
        divider: false,
      })),
    ],
    links: pages,
  };
}

const PLATFORMS = ['Windows', 'Linux', 'macOS', 'AWS', 'GCP', 'Azure', 'Office 365', 'SaaS'];

const LAYOUT = {
  layout: 'flat',
  showName: true,
  showID: false,
  showAggregateScores: true,
  countUnscored: true,
  aggregateFunction: 'average',
  expandedSubtechniques: 'none',
};

const COLORS = {
  gradient: {
    colors: ['#1a365d', '#2c5282', '#4299e1', '#48bb78', '#38a169', '#276749'],
    minValue: 0,
    maxValue: 5,
  },
  legendItems: [
    { label: '1 Detection', color: '#1a365d' },
    { label: '2 Detections', color: '#4299e1' },
    { label: '3 Detections', color: '#48bb78' },
    { label: '4+ Detections', color: '#276749' },
  ],
  showTacticRowBackground: true,
  tacticRowBackground: '#dddddd',
  selectTechniquesAcrossTactics: true,
  selectSubtechniquesWithParent: true,
  selectVisibleTechniques: false,
};
