import { describe, expect, test } from 'vitest';
import { nativeDetection } from '../../tooling/content/dialect.ts';

describe('dialects of detections', () => {
  test('2022: status from the folder, risk from observables', () => {
    const written = {
      name: 'x',
      tags: {
        impact: 80,
        confidence: 50,
        message: 'On $dest$.',
        observable: [
          { name: 'dest', type: 'Hostname', role: ['Victim'] },
          { name: 'process_name', type: 'Process Name', role: ['Attacker'] },
          // Attackers are risk objects too.
          { name: 'user', type: 'User', role: ['Attacker'] },
        ],
      },
    };
    const { data } = nativeDetection(written, 'detections/experimental/x.yml');
    expect(data).toMatchObject({
      status: 'experimental',
      rba: {
        message: 'On $dest$.',
        risk_objects: [
          { field: 'dest', type: 'system', score: 40 },
          { field: 'user', type: 'user', score: 40 },
        ],
        threat_objects: [{ field: 'process_name', type: 'process_name' }],
      },
    });
  });

  test('2024: explicit risk score', () => {
    const observable = [
      { name: 'user', type: 'User', role: ['Victim'] },
      { name: 'src_user', type: 'User', role: ['Attacker'] },
    ];
    const tags = { risk_score: 25, observable };
    const { data } = nativeDetection({ name: 'x', status: 'production', tags }, 'detections/x.yml');
    expect(data).toMatchObject({
      rba: {
        risk_objects: [{ field: 'user', type: 'user', score: 25 }],
        threat_objects: [{ field: 'src_user', type: 'user' }],
      },
    });
  });

  test('2026: risk in findings, tags at the top level', () => {
    const written = {
      name: 'x',
      modification_date: '2026-05-19',
      analytic_story: ['A Story'],
      mitre_attack_id: ['T1055'],
      intermediate_findings: {
        entities: [{ field: 'host', type: 'system', score: 20, message: 'On $host$.' }],
      },
    };
    const { data, moves } = nativeDetection(written, 'detections/x.yml');
    expect(data).toMatchObject({
      date: '2026-05-19',
      tags: { analytic_story: ['A Story'], mitre_attack_id: ['T1055'] },
      rba: { message: 'On $host$.', risk_objects: [{ field: 'host', type: 'system', score: 20 }] },
    });
    expect(moves).toContainEqual([['tags', 'mitre_attack_id'], ['mitre_attack_id']]);
    const message = ['intermediate_findings', 'entities', 0, 'message'];
    expect(moves).toContainEqual([['rba', 'message'], message]);
  });

  test('v5: no changes', () => {
    const rba = { message: 'm', risk_objects: [], threat_objects: [] };
    const written = {
      name: 'x',
      status: 'production',
      data_source: [],
      rba,
      tags: { analytic_story: [] },
    };
    expect(nativeDetection(written, 'detections/x.yml')).toEqual({ data: written, moves: [] });
  });
});
