import type { AppFile, AppInput } from '../app-input.ts';
import { type JsonValue, jsonText } from '../conf/json.ts';
import { pageAddress } from '../page-address.ts';
import type { Rule } from '../rule.ts';
import { rulesByTechnique } from './rules-by-technique.ts';

/** The Navigator layer in the form of 2023 (layer 4.3), for older installations of the ATT&CK Navigator. */
export function classicLayer(rules: readonly Rule[], input: AppInput): AppFile {
  const byTechnique = [...rulesByTechnique(rules)];
  const highest = Math.max(0, ...byTechnique.map(([, own]) => own.length));
  const layer: JsonValue = {
    version: '4.3',
    name: 'Detection Coverage',
    description: 'Number of detections for each technique',
    domain: 'mitre-enterprise',
    techniques: byTechnique.map(([id, own]) => ({
      techniqueID: id,
      score: own.length,
      comment: own.map((rule) => addressOf(rule, input)).join('\n\n'),
    })),
    gradient: { colors: ['#ffffff', '#66b1ff', '#096ed7'], minValue: 0, maxValue: highest },
  };
  const style = { comma: ',', colon: ': ', sortKeys: false, escapeHtml: false, ascii: true };
  return { path: 'coverage_classic.json', content: jsonText(layer, { ...style, indent: 4 }) };
}

/** The page of a detection, or else its file. */
function addressOf({ document }: Rule, { settings }: AppInput): string {
  return pageAddress(document, settings) ?? document.path;
}
