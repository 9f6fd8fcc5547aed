import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

const TYPES = ['user', 'system', 'other'];

export const riskObjectType = defineRule({
  id: 'risk-object-type',
  summary: 'Types of risk objects are user, system or other.',
  rationale: 'Asset and identity data is joined by this type; another value matches nothing.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: host\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  isForSplunk: true,
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      for (const [index, { type }] of (data.rba?.risk_objects ?? []).entries()) {
        if (TYPES.includes(type)) continue;
        const span = at(['rba', 'risk_objects', index, 'type']);
        const help = didYouMean(nearest(type, TYPES)) ?? `use ${TYPES.join(', ')}`;
        yield { message: `unknown risk object type "${type}"`, span, help };
      }
    }
  },
});
