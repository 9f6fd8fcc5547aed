import { expect, test } from 'vitest';
import type { Detection } from '../../tooling/content/model.ts';
import { annotationsOf, namedDataModels } from '../../tooling/detect/annotations.ts';

const TACTICS: Readonly<Record<string, readonly string[]>> = {
  T1: ['Persistence', 'Stealth'],
  T2: ['Impact', 'Execution', 'Command And Control'],
};
const tacticsOf = (id: string) => TACTICS[id] ?? [];

function annotate(detection: {
  readonly type: Detection['type'];
  readonly search?: string;
  readonly tags: Partial<Detection['tags']>;
}) {
  const { search = 'index=a', tags, type } = detection;
  return annotationsOf({ type, search, tags: { analytic_story: [], ...tags } }, tacticsOf);
}

test('annotations follow from tactics, type, domain and search', () => {
  expect(
    annotate({
      type: 'TTP',
      search: '`sysmon` | join [search `zeek_http`]',
      tags: { mitre_attack_id: ['T1', 'T2', 'T1'], security_domain: 'network' },
    }),
  ).toEqual({
    killChainPhases: [
      'Installation',
      'Exploitation',
      'Actions on Objectives',
      'Command and Control',
    ],
    nist: ['DE.CM'],
    cis20: ['CIS 13'],
    providingTechnologies: ['Microsoft Sysmon', 'Zeek'],
  });
  expect(annotate({ type: 'Anomaly', tags: {} })).toEqual({
    killChainPhases: [],
    nist: ['DE.AE'],
    cis20: ['CIS 10'],
    providingTechnologies: [],
  });
});

test('written annotations win, even empty ones', () => {
  const tags = {
    mitre_attack_id: ['T1'],
    kill_chain_phases: [],
    nist: ['PR.IP'],
    cis20: ['CIS 8'],
  };
  expect(annotate({ type: 'TTP', tags })).toMatchObject({
    killChainPhases: [],
    nist: ['PR.IP'],
    cis20: ['CIS 8'],
  });
});

test('the published rule finds names of data models anywhere in a search', () => {
  expect(namedDataModels('DisableChangePassword Endpoint.Registry')).toEqual([
    'Change',
    'Endpoint',
  ]);
});
