import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../render/fake-world.ts';
import { tripline } from './run.ts';

const detection = (changes: Readonly<Record<string, string | undefined>> = {}) =>
  Object.entries({
    name: 'First',
    id: '6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a11',
    version: '1',
    date: "'2026-01-05'",
    author: 'A',
    status: 'production',
    type: 'Hunting',
    description: 'Looks for something.',
    search: "'index=a code=1 | stat count'",
    tags: '{ analytic_story: [Nowhere], mitre_attack_id: [T9999] }',
    tests: '[{ name: It fires, events: [{ code: 1 }] }]',
    ...changes,
  })
    .map(([key, value]) => (value === undefined ? '' : `${key}: ${value}\n`))
    .join('');

const FAULTS = [
  { fault: 'an invalid date', changes: { date: "'5 Jan 2026'" }, tells: 'content/wrong-value' },
  { fault: 'an unknown status', changes: { status: 'finished' }, tells: 'content/wrong-value' },
  { fault: 'no type', changes: { type: undefined }, tells: 'content/missing-key' },
  { fault: 'no name', changes: { name: undefined }, tells: 'content/missing-key' },
  { fault: 'an ID that is none', changes: { id: 'first' }, tells: 'content/wrong-value' },
  { fault: 'a version that is none', changes: { version: 'one' }, tells: 'content/wrong-type' },
];

describe.each(FAULTS)('a detection with $fault', ({ changes, tells }) => {
  test('is checked for everything else, and counts as an error', async () => {
    const root = folderWith({ 'detections/a.yml': detection(changes) });
    const { code, out } = await tripline('check', '--content', root);
    for (const problem of [tells, 'spl/unknown-command', 'content/unknown-story', 'T9999'])
      expect(out).toContain(problem);
    expect(out).toContain('1 detection: 0 executable, 0 unsupported, 1 with errors');
    expect(code).toBe(1);
  });

  test('does not make others disappear', async () => {
    const good = detection({
      name: 'Second',
      id: '6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a22',
      search: 'index=a',
    });
    const root = folderWith({ 'detections/a.yml': detection(changes), 'detections/b.yml': good });
    const { out } = await tripline('check', '--content', root);
    expect(out).toContain('2 detections: 1 executable, 0 unsupported, 1 with errors');
  });
});

test('a detection without a valid date runs its tests, and is no pass', async () => {
  const bad = detection({ date: "'5 Jan 2026'", search: "'index=a code=1'" });
  const root = folderWith({ 'detections/a.yml': bad });
  const { code, out } = await tripline('test', '--content', root);
  expect(out).toContain('required parts are missing or invalid');
  expect(out).toContain('1 detection, 1 test (1 positive, 0 negative): 1 passed');
  expect(code).toBe(1);
});

test('a story with an error is still a story', async () => {
  const root = folderWith({
    'detections/a.yml': detection({ search: 'index=a', tags: '{ analytic_story: [Somewhere] }' }),
    'stories/s.yml': 'name: Somewhere\nid: none\nversion: 1\ndate: yesterday\n',
  });
  const { out } = await tripline('check', '--content', root);
  expect(out).not.toContain('content/unknown-story');
});

test('a file that cannot be read at all counts as a detection with errors', async () => {
  const root = folderWith({ 'detections/a.yml': 'name: [' });
  const { out } = await tripline('check', '--content', root);
  expect(out).toContain('1 detection: 0 executable, 0 unsupported, 1 with errors');
});

test.each(FAULTS)('$fault costs a site only the page of its own file', async ({ changes }) => {
  const good = detection({
    name: 'Second',
    id: '6f0b2d0e-3b5c-4a39-9d7b-0f1f0a5b7a22',
    search: 'index=a',
  });
  const root = folderWith({ 'detections/a.yml': detection(changes), 'detections/b.yml': good });
  const { code, out } = await tripline(
    ...['site', '--content', root, '--out', `${root}/out`, '--json'],
  );
  const report = JSON.parse(out);
  expect([code, report.ok]).toEqual([1, false]);
  expect(report.written).toBeGreaterThan(0);
});

test('a number in quotes is read, and --fix removes the quotes', async () => {
  const quoted = detection({ version: "'10'", search: 'index=a' });
  const root = folderWith({ 'detections/a.yml': quoted });
  const { out } = await tripline('check', '--content', root);
  expect(out).toContain('warning content/quoted-number: "version" is the number 10 in quotes');
  expect(out).toContain('1 detection: 1 executable');
  await tripline('check', '--fix', '--content', root);
  expect(readFileSync(`${root}/detections/a.yml`, 'utf8')).toContain('version: 10\n');
});
