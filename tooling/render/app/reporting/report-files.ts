import type { AppFile, AppInput } from '../app-input.ts';
import type { AppProfile } from '../profile.ts';
import { rulesOf } from '../rule.ts';
import { badge } from './badge.ts';
import { classicLayer } from './classic-layer.ts';
import { coverageLayer } from './coverage-layer.ts';

/** Layers for the ATT&CK Navigator, and pictures with the number of detections. */
export function reportFiles(input: AppInput, profile: AppProfile): AppFile[] {
  const rules = rulesOf({ input, profile });
  const inProduction = rules.filter(({ data }) => data.status === 'production').length;
  const share = rules.length === 0 ? 0 : Math.round((100 * inProduction) / rules.length);
  return [
    coverageLayer(rules, input),
    classicLayer(rules, input),
    { path: 'detection_count.svg', content: badge('detections', String(rules.length)) },
    { path: 'detection_coverage.svg', content: badge('% production', `${share}%`) },
  ];
}
