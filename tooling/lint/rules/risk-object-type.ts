import { didYouMean } from '../../base/diagnostic.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule } from '../rule.ts';

const TYPES = ['user', 'system', 'other'];

export const riskObjectType = defineRule({
  id: 'risk-object-type',
  summary: 'A risk object is a user, a system or something other.',
  rationale: 'Asset and identity data are joined by this type; any other word joins nothing.',
  bad: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: host\n      score: 80\n  threat_objects: []',
  good: 'rba:\n  message: $user$ dumped LSASS on $dest$.\n  risk_objects:\n    - field: dest\n      type: system\n      score: 80\n  threat_objects: []',
  severity: 'error',
  *check({ detections }) {
    for (const { data, at } of detections) {
      for (const [index, { type }] of (data.rba?.risk_objects ?? []).entries()) {
        if (TYPES.includes(type)) continue;
        const span = at(['rba', 'risk_objects', index, 'type']);
        const help = didYouMean(nearest(type, TYPES)) ?? `use ${TYPES.join(', ')}`;
        yield { message: `"${type}" is no type of a risk object`, span, help };
      }
    }
  },
});
