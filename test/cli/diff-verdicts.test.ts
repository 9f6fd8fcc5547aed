import { describe, expect, test } from 'vitest';
import { edit, repositoryWith } from './git-folder.ts';
import { detection, FILES } from './macro-repository.ts';
import { tripline } from './run.ts';

const LOGON = 'detections/logon.yml';
const logon = (search: string, sample = 'logon.log') =>
  detection({ number: 3, name: 'Logon', search, technique: 'T1078', sample });

const BEFORE = 'EventCode=4624 | table host';
/** The same rows for every event that the tests have. */
const AFTER = 'EventCode=4624 host=* | table host';

interface Change {
  /** What the base has beside the usual files; undefined removes one. */
  readonly base?: Readonly<Record<string, string | undefined>>;
  readonly head: Readonly<Record<string, string>>;
}

async function diff({ base = {}, head }: Change, ...options: readonly string[]) {
  const files = Object.entries({ ...FILES, [LOGON]: logon(BEFORE), ...base });
  const root = repositoryWith(
    Object.fromEntries(files.filter((file): file is [string, string] => file[1] !== undefined)),
  );
  edit(root, head);
  const run = (...words: readonly string[]) =>
    tripline('diff', 'main', '--content', root, ...options, ...words);
  const { out } = await run('--json');
  return { run, report: JSON.parse(out) };
}

const MISSING = { base: { 'attack_data/logon.log': undefined }, head: { [LOGON]: logon(AFTER) } };

describe('a verdict for each detection', () => {
  test('is "unchanged" with the samples and events that prove it', async () => {
    const { run, report } = await diff({ head: { [LOGON]: logon(AFTER) } });
    expect(report.detections).toMatchObject([
      { name: 'Logon', verdict: 'unchanged', compared: { samples: 3, events: 3 }, missing: [] },
    ]);
    expect(report.counts).toMatchObject({ changed: 0, unchanged: 1, notCompared: 0, identical: 2 });
    expect((await run()).out).toContain('unchanged: same rows on 3 samples (3 events)');
    const { out } = await run('--format', 'markdown');
    expect(out).toContain('## tripline diff: 1 edited');
    expect(out).toContain('| **edited** | `Logon` | `search: same rows on 3 samples (3 events)` |');
    expect((await run('--require-compared')).code).toBe(0);
  });

  test('is "not compared" if its samples are missing', async () => {
    const { run, report } = await diff(MISSING);
    expect(report.detections).toMatchObject([
      {
        name: 'Logon',
        verdict: 'not compared',
        missing: ['attack_data/logon.log'],
        notCompared: '1 sample is missing: attack_data/logon.log',
      },
    ]);
    const { out, code } = await run();
    expect(out).toMatch(/^0 of 3 detections changed, 1 not compared since main/);
    expect(out).not.toContain('same rows');
    expect(code).toBe(0);
  });

  test('is in the headline and the table of the comment', async () => {
    const { run } = await diff(MISSING);
    const { out } = await run('--format', 'markdown');
    expect(out).toContain('## tripline diff: 1 not compared');
    expect(out).toContain('| **not compared** | `Logon` | `search: 1 sample is missing: ');
  });

  test('fails the command if it is missing and required', async () => {
    const { run } = await diff(MISSING);
    expect((await run('--require-compared')).code).toBe(1);
  });

  test('is "not compared" if no sample has events that the search reads', async () => {
    const search = (condition: string) => `sourcetype=other ${condition} | table host`;
    const { report } = await diff({
      base: { [LOGON]: logon(search('a=1')) },
      head: { [LOGON]: logon(search('a=2')) },
    });
    expect(report.detections).toMatchObject([
      { verdict: 'not compared', notCompared: 'no sample has events that the search reads' },
    ]);
  });

  test('is "not compared" if a limit ended the search', async () => {
    const search = (count: number) =>
      `EventCode=4624 NOT [| makeresults count=${count} | streamstats count as n | fields n] | table host`;
    const { report } = await diff({
      base: { [LOGON]: logon(search(20_000)) },
      head: { [LOGON]: logon(search(20_001)) },
    });
    expect(report.detections[0]).toMatchObject({
      verdict: 'not compared',
      notCompared: expect.stringContaining('stopped at 10,000 rows of one subsearch'),
    });
  });

  test('is asked of detections that another data source reaches', async () => {
    const source = (field: string) => `name: Example
id: 0b9c7e34-5a42-4c0f-9a58-6c1f2f6f8a99
version: 1
date: "2026-01-15"
author: A
description: Programs that start.
source: example
sourcetype: example:json
recognize: [{ sourcetype: example:json }]
calculated_fields: { program: ${field} }
`;
    const { report } = await diff({
      base: { 'data_sources/example.yml': source('Image'), 'attack_data/logon.log': undefined },
      head: { 'data_sources/example.yml': source('host') },
    });
    expect(report.counts).toMatchObject({ changed: 0, unchanged: 2, notCompared: 1, identical: 0 });
    expect(report.detections).toMatchObject([{ name: 'Logon', verdict: 'not compared' }]);
  });

  test('is not needed where both sides are identical', async () => {
    const { run, report } = await diff({ ...MISSING, head: {} });
    expect(report.counts).toMatchObject({ changed: 0, unchanged: 0, notCompared: 0, identical: 3 });
    expect((await run('--require-compared')).code).toBe(0);
  });
});
