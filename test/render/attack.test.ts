import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readAttackTable } from '../../tooling/attack/attack-table.ts';
import { attackTableFromStix } from '../../tooling/attack/from-stix.ts';
import { printAttackTable } from '../../tooling/attack/print-table.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { shippedAttackTable } from '../../tooling/project/docs/read-style.ts';
import { cli, folderWith } from './fake-world.ts';

const mitre = (id: string) => [{ source_name: 'mitre-attack', external_id: id }];
const pattern = (id: string, more: object = {}) => ({
  type: 'attack-pattern',
  id: `attack-pattern--${id}`,
  name: `Name of ${id}`,
  description: 'never kept',
  external_references: mitre(id),
  kill_chain_phases: [
    { kill_chain_name: 'mitre-attack', phase_name: 'impact' },
    { kill_chain_name: 'mitre-attack', phase_name: 'execution' },
  ],
  ...more,
});
const tactic = (id: string, name: string) => ({
  type: 'x-mitre-tactic',
  id: `x-mitre-tactic--${id}`,
  name,
  x_mitre_shortname: name.toLowerCase(),
  external_references: mitre(id),
});
const revokedBy = (from: string, to: string) => ({
  type: 'relationship',
  relationship_type: 'revoked-by',
  source_ref: `attack-pattern--${from}`,
  target_ref: `attack-pattern--${to}`,
});

const bundle = {
  type: 'bundle',
  objects: [
    { type: 'x-mitre-collection', x_mitre_version: '99.1' },
    {
      type: 'x-mitre-matrix',
      external_references: mitre('enterprise-attack'),
      tactic_refs: ['x-mitre-tactic--TA0002', 'x-mitre-tactic--TA0040'],
    },
    tactic('TA0040', 'Impact'),
    tactic('TA0002', 'Execution'),
    pattern('T2000'),
    pattern('T1000', { revoked: true }),
    pattern('T1001', { revoked: true }),
    pattern('T1002', { x_mitre_deprecated: true }),
    revokedBy('T1000', 'T1001'),
    revokedBy('T1001', 'T2000'),
    pattern('T1003', { revoked: true }),
    pattern('T1004', { revoked: true }),
    revokedBy('T1003', 'T1004'),
    revokedBy('T1004', 'T1003'),
  ],
};

describe('tripline data attack', () => {
  test('keeps the facts of a STIX bundle', async () => {
    const root = folderWith({ 'bundle.json': JSON.stringify(bundle) });
    const { code, stdout } = await cli('data', 'attack', '--from', join(root, 'bundle.json'));
    expect(code).toBe(0);
    expect(stdout).not.toContain('never kept');
    const table = readAttackTable(stdout);
    expect(table?.version).toBe('99.1');
    expect(table?.techniques.get('T2000')).toEqual({
      id: 'T2000',
      name: 'Name of T2000',
      tactics: ['Execution', 'Impact'],
    });
    expect(table?.retired.get('T1000')).toMatchObject({ status: 'revoked', replacement: 'T2000' });
    expect(table?.retired.get('T1003')).toMatchObject({ replacement: 'T1004' });
    expect(table?.retired.get('T1004')).toMatchObject({ replacement: 'T1003' });
    expect(table?.retired.get('T1002')).toMatchObject({
      status: 'deprecated',
      replacement: undefined,
    });
  });

  test.each([
    { text: 'no json', tells: 'it is not JSON' },
    { text: '{}', tells: 'it has no list "objects"' },
    { text: '{"objects": []}', tells: 'no "x-mitre-collection" object with the version' },
  ])('refuses $text', async ({ text, tells }) => {
    const root = folderWith({ 'bundle.json': text });
    const { code, stderr } = await cli('data', 'attack', '--from', join(root, 'bundle.json'));
    expect(code).toBe(2);
    expect(stderr).toContain(tells);
  });
});

describe('tripline data attack --fetch', () => {
  async function serving(text: string): Promise<string> {
    const server = createServer((_, response) => response.end(text));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return `http://127.0.0.1:${address.port}/bundle.json`;
  }

  test('downloads a bundle, and writes the table to a file', async () => {
    const out = join(folderWith({}), 'attack.json');
    const url = await serving(JSON.stringify(bundle));
    const run = await cli('data', 'attack', '--fetch', url, '--allow-private', '--out', out);
    expect(run).toEqual({
      code: 0,
      stdout: `${out}: ATT&CK 99.1, 1 current, 5 withdrawn\n`,
      stderr: '',
    });
    expect(readAttackTable(readFileSync(out, 'utf8'))?.version).toBe('99.1');
  });

  test('leaves the table of the last time alone when what comes is no bundle', async () => {
    const out = join(folderWith({ 'attack.json': 'as it was' }), 'attack.json');
    const run = await cli(
      'data',
      'attack',
      '--fetch',
      await serving('<html>'),
      '--allow-private',
      '--out',
      out,
    );
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('is not an ATT&CK STIX bundle: it is not JSON');
    expect(readFileSync(out, 'utf8')).toBe('as it was');
  });

  test.each([
    { words: [], tells: 'either --from FILE or --fetch' },
    { words: ['--from', 'a', '--fetch'], tells: '--from and --fetch cannot be combined' },
    { words: ['--fetch', 'file:///etc/passwd'], tells: 'only http and https are supported' },
  ])('refuses $words', async ({ words, tells }) => {
    const { code, stderr } = await cli('data', 'attack', ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(tells);
  });
});

describe('data/attack.json', () => {
  const { packageRoot } = realWorld();
  const table = shippedAttackTable(packageRoot);

  test('has the whole enterprise matrix', () => {
    expect(table).toMatchObject({ version: '18.1' });
    expect(table.tactics).toHaveLength(14);
    expect([...table.techniques.keys()].filter((id) => !id.includes('.'))).toHaveLength(216);
    expect([...table.techniques.keys()].filter((id) => id.includes('.'))).toHaveLength(475);
  });

  test('replaces withdrawn techniques by current ones only', () => {
    for (const { replacement } of table.retired.values()) {
      if (replacement !== undefined) expect(table.techniques.has(replacement)).toBe(true);
    }
  });

  test('has no descriptions', () => {
    const text = readFileSync(join(packageRoot, 'data', 'attack.json'), 'utf8');
    expect(text).not.toContain('"description"');
  });
});

describe('the tables of several versions', () => {
  const { packageRoot } = realWorld();
  const old = shippedAttackTable(packageRoot);
  const next = shippedAttackTable(packageRoot, 19);

  test('have the tactics and techniques of their version', () => {
    expect([old.version, next.version]).toEqual(['18.1', '19']);
    expect(next.tactics.map(({ name }) => name)).toContain('Defense Impairment');
    expect(next.tactics).toHaveLength(15);
    expect(next.techniques.size).toBe(697);
  });

  test('know the IDs of the other', () => {
    expect(old.elsewhere.get('T1682')).toBe('19');
    expect(old.elsewhere.has('T1003')).toBe(false);
    expect(next.elsewhere.size).toBe(0);
    // ATT&CK 19 has no groups: they are those of 18.1, which used what T1685 replaced.
    expect([old.groups.version, next.groups.version]).toEqual(['18.1', '18.1']);
    const former = old.groups.byTechnique.get('T1562.001') ?? [];
    expect(former).toContain('Akira');
    expect(next.groups.byTechnique.get('T1685')).toEqual(expect.arrayContaining([...former]));
    expect([...next.formerTactics.keys(), ...old.formerTactics.keys()]).toEqual([
      'defense-evasion',
    ]);
  });

  test('replace what another version withdrew, and only by what is current', () => {
    expect(next.retired.get('T1562.001')).toMatchObject({
      status: 'revoked',
      replacement: 'T1685',
    });
    for (const { replacement } of next.retired.values())
      if (replacement !== undefined) expect(next.techniques.has(replacement)).toBe(true);
  });
});

test('a repository chooses its version, and gets replacements as fixes', async () => {
  const detection = (id: string) => `name: A
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a10
version: 1
date: '2026-01-05'
author: A
status: experimental
type: Hunting
description: Looks for something.
data_source: []
search: index=a | \`a_filter\`
tags:
  analytic_story: []
  mitre_attack_id:
    - ${id}
`;
  const root = folderWith({ 'detections/a.yml': detection('T1562.001'), 'tripline.yml': '' });
  const found = async () => (await cli('check', '--content', root)).stdout;
  expect(await found()).not.toContain('attack-id');
  writeFileSync(join(root, 'tripline.yml'), 'attack: 19\n');
  expect(await found()).toContain('ATT&CK 19 has revoked "T1562.001"');
  await cli('check', '--content', root, '--fix');
  expect(readFileSync(join(root, 'detections/a.yml'), 'utf8')).toBe(detection('T1685'));
  writeFileSync(join(root, 'tripline.yml'), 'attack: 18.1\n');
  expect(await found()).not.toContain('attack-id');
  writeFileSync(join(root, 'tripline.yml'), 'attack: 7\n');
  expect((await cli('check', '--content', root)).stderr).toContain('expected one of 18.1');
});

test('groups are read from their relationships, without those that are gone', () => {
  const group = (id: string, name: string, more: object = {}) => ({
    type: 'intrusion-set',
    id: `intrusion-set--${id}`,
    name,
    external_references: mitre(id),
    ...more,
  });
  const uses = (from: string, to: string, more: object = {}) => ({
    type: 'relationship',
    relationship_type: 'uses',
    source_ref: `intrusion-set--${from}`,
    target_ref: `attack-pattern--${to}`,
    ...more,
  });
  const objects = [
    { type: 'x-mitre-collection', x_mitre_version: '99.1' },
    pattern('T1002'),
    pattern('T1001'),
    group('G2', 'Second'),
    group('G1', 'First'),
    group('G3', 'Gone', { revoked: true }),
    group('G4', 'Idle'),
    uses('G1', 'T1002'),
    uses('G1', 'T1001'),
    uses('G2', 'T1001'),
    uses('G2', 'T1002', { x_mitre_deprecated: true }),
    uses('G3', 'T1001'),
    uses('G1', 'T9999'),
  ];
  const made = attackTableFromStix({ type: 'bundle', objects });
  const groups = made.kind === 'table' ? made.table.groups : undefined;
  expect(groups).toEqual({
    G1: { name: 'First', techniques: 'T1001 T1002' },
    G2: { name: 'Second', techniques: 'T1001' },
  });
  const table = made.kind === 'table' ? readAttackTable(printAttackTable(made.table)) : undefined;
  expect(table?.groups.byTechnique.get('T1001')).toEqual(['First', 'Second']);
});
