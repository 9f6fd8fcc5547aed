import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';

const DETECTION = 'detections/endpoint/windows_lsass_dump_with_procdump.yml';
const SAMPLES = 'attack_data/endpoint/procdump_lsass';

describe('explain', () => {
  test('shows the values that made a detection fire', async () => {
    const { code, out } = await tripline(
      'explain',
      DETECTION,
      '--data',
      `${SAMPLES}/dump_sysmon.log`,
    );
    await expect(out).toMatchFileSnapshot('fixtures/explain/match.txt');
    expect(code).toBe(0);
  });

  test('shows which condition failed on the nearest event', async () => {
    const { code, out } = await tripline(
      'explain',
      DETECTION,
      '--data',
      `${SAMPLES}/other_program_sysmon.log`,
    );
    await expect(out).toMatchFileSnapshot('fixtures/explain/miss.txt');
    expect(code).toBe(1);
  });

  test('looks at the event that it is asked for', async () => {
    const words = [
      'explain',
      DETECTION,
      '--data',
      `${SAMPLES}/dump_sysmon.log`,
      '--event',
      '1',
      '--json',
    ];
    const { event, annotations } = JSON.parse((await tripline(...words)).out);
    expect(annotations).toEqual({
      tactics: ['Credential Access'],
      kill_chain_phases: ['Exploitation'],
      nist: ['DE.CM'],
      cis20: ['CIS 10'],
      data_models: ['Endpoint'],
      providing_technologies: expect.arrayContaining(['Microsoft Sysmon']),
    });
    expect(event).toMatchObject({ number: 1, passes: false, outside: null });
    expect(event.conditions[0].children[0]).toMatchObject({ kind: 'any', outcome: false });
  });

  test('reads a sample as the test does that names it', async () => {
    const root = folderWith({
      'attack_data/acme/proxy.log': 'method=POST bytes_out=5000000\n',
      'detections/upload.yml': `name: Upload
id: 6b1f0f43-3b5e-4b62-9a52-1f6a4be0a112
version: 1
date: "2026-01-15"
author: Ada
status: experimental
type: Hunting
description: Somebody uploads more than anybody would.
data_source: []
search: sourcetype=acme:proxy method=POST
tests:
  - name: Five megabytes
    attack_data:
      - data: attack_data/acme/proxy.log
        sourcetype: acme:proxy
`,
    });
    const log = join(root, 'attack_data/acme/proxy.log');
    const words = ['explain', 'detections/upload.yml', '--content', root, '--data', log];
    expect(await tripline(...words)).toMatchObject({ code: 0 });
    const other = await tripline(...words, '--sourcetype', 'acme:other');
    expect(other).toMatchObject({ code: 1 });
  });

  test('finds a detection by a part of its name and explains each of its tests', async () => {
    const { code, out } = await tripline('explain', 'lsass dump with');
    await expect(out).toMatchFileSnapshot('fixtures/explain/tests.txt');
    expect(code).toBe(0);
  });

  test('fills in the risk message, and shows the text of events on demand', async () => {
    const words = ['explain', 'LSASS Dump with ProcDump', '--test', '1'];
    const { out } = await tripline(...words);
    expect(out).toMatch(
      /^risk: procdump64?\.exe dumped LSASS on \S+ as \S+, started by cmd\.exe\.$/m,
    );
    expect(out).not.toContain('<Event');
    expect((await tripline(...words, '--raw')).out).toContain('<Event');
    const { tests } = JSON.parse((await tripline(...words, '--json')).out);
    expect(tests[0]).toMatchObject({ number: 1, verdict: 'passed' });
    expect(tests[0].explanation.matches).toHaveLength(2);
  });

  test('works on SPL2 as on SPL', async () => {
    const spl2 = 'detections/endpoint/windows_os_credential_dumping_with_procdump.yml';
    const { out } = await tripline('explain', spl2, '--data', `${SAMPLES}/dump_sysmon.log`);
    expect(out).toContain('✓ process_name="procdump64.exe"   process_name = "procdump64.exe"');
  });

  test('prints the plan of a search', async () => {
    const { out } = await tripline('explain', DETECTION, '--plan');
    expect(out).toContain('requires Processes.process holds "lsass"');
    expect(out).toContain('scan Endpoint.Processes');
  });

  test.each([
    { words: ['explain', DETECTION, '--test', '99'], says: 'the detection has tests 1 to' },
    { words: ['explain', DETECTION, '--test', '0'], says: 'an integer of at least 1' },
    {
      words: ['explain', DETECTION, '--source', 'x'],
      says: '--source has an effect only with --data',
    },
    { words: ['explain', 'procdump'], says: '"procdump" is part of several names' },
    {
      words: ['explain', 'lsas dump with'],
      says: 'did you mean "Windows LSASS Dump with ProcDump"',
    },
    { words: ['explain', DETECTION, '--data', 'no-such.log'], says: 'does not exist' },
    { words: ['explain', 'detections', '--data', 'README.md'], says: 'expected one detection in' },
  ])('takes a wrong call as one: $words', async ({ words, says }) => {
    const { code, err } = await tripline(...words);
    expect(err).toContain(says);
    expect(code).toBe(2);
  });
});
