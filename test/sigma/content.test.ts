import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { edit, repositoryWith } from '../cli/git-folder.ts';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';

const RULE = `title: ProcDump
id: 0b5a8e44-6f0c-4c3a-9a51-2f6f3c8f7d01
status: test
author: Ada
description: ProcDump dumps the memory of a process.
references: [https://example.com]
date: 2026-03-02
tags: [attack.credential-access, attack.t1003.001]
logsource: {product: windows, category: process_creation}
detection:
  selection: {Image|endswith: '\\procdump.exe'}
  filter: {CommandLine|contains: '2>&1'}
  condition: selection and not filter
level: high
regression_tests_path: regression_data/dump/info.yml
tests:
  - name: Allowed
    events: [{Channel: Microsoft-Windows-Sysmon/Operational, EventID: 1, Image: 'C:\\procdump.exe', CommandLine: x 2>&1}]
    expected_results: 0
`;

const EVENT = {
  Channel: 'Microsoft-Windows-Sysmon/Operational',
  EventID: 1,
  Image: 'C:\\procdump.exe',
  CommandLine: 'procdump lsass',
  Computer: 'ws1',
};

const INFO = `regression_tests_info:
  - name: Dump
    type: json
    match_count: 1
    path: regression_data/dump/dump.json
`;

function files(info: string | undefined): Readonly<Record<string, string>> {
  return {
    'tripline.yml': '{}\n',
    'rules/windows/procdump.yml': RULE,
    'regression_data/dump/dump.json': `${JSON.stringify(EVENT)}\n`,
    ...(info !== undefined && { 'regression_data/dump/info.yml': info }),
  };
}

function repository(info: string | undefined): string {
  return folderWith(files(info));
}

test('a rule is tested with its regression data and its own tests', async () => {
  const { code, out } = await tripline('test', '--content', repository(INFO));
  expect(out).toContain('2 tests (1 positive, 1 negative): 2 passed');
  expect(code).toBe(0);
});

test.each([
  ['regression_data/dump/info.yml', INFO.replace('match_count: 1', 'match_count: 2')],
  ['regression_data/dump/dump.json', '{}\n'],
])('--changed follows %s', async (path, text) => {
  const root = repositoryWith(files(INFO));
  expect((await tripline('test', '--changed', 'main', '--content', root)).out).toContain('0 tests');
  edit(root, { [path]: text });
  const { code, out } = await tripline('test', '--changed', 'main', '--content', root);
  expect(out).toContain('2 tests');
  expect(code).toBe(1);
});

test('regression data that does not exist is reported', async () => {
  const { out } = await tripline('check', '--content', repository(undefined));
  expect(out).toContain(
    'content/missing-regression-tests: "regression_data/dump/info.yml" has no regression tests',
  );
});

test.each(['spl', 'tstats'])('a rule is converted to %s, with its author', async (form) => {
  const content = repository(INFO);
  const out = join(content, 'out');
  const ran = await tripline('convert', '--content', content, '--to', form, '--out', out);
  expect(ran.code, ran.out).toBe(0);
  const text = readFileSync(join(out, 'rules/windows/procdump.spl'), 'utf8');
  expect(text).toContain(
    'ProcDump, by Ada (Sigma rule 0b5a8e44-6f0c-4c3a-9a51-2f6f3c8f7d01, DRL 1.1)',
  );
  expect(text).toContain('NOT ');
});

test('a converted detection passes the tests of its rule', async () => {
  const content = repository(INFO);
  const out = join(content, 'out');
  await tripline(
    'convert',
    '--content',
    content,
    '--from',
    'sigma',
    '--to',
    'tripline',
    '--out',
    out,
  );
  const file = readFileSync(join(out, 'detections/windows/procdump.yml'), 'utf8');
  const converted = folderWith({
    'tripline.yml': '{}\n',
    'detections/procdump.yml': file,
    'stories/sigma.yml': readFileSync(join(out, 'stories/sigma.yml'), 'utf8'),
    'regression_data/dump/dump.json': `${JSON.stringify(EVENT)}\n`,
  });
  const ran = await tripline('test', '--content', converted);
  expect(ran.out).toContain('2 passed');
});

test('a mutant of a rule is a rule: both tests together notice the changed condition', async () => {
  const { out } = await tripline('test', '--mutate', '--content', repository(INFO));
  expect(out).toMatch(/mutation score [1-9]\d* of \d+/);
});
