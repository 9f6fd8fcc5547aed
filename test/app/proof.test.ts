import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tripline } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { CONTENT, DETECTION } from './content.ts';

const EVENT =
  '{ source: "s", EventCode: "1", process: "vssadmin delete shadows /all", dest: d, user: u }';
const SEARCH = `search: |
  source="s" EventCode=1 process="*delete shadows*"
  | stats count by dest user process
  | \`shadow_copies_deleted_filter\`
how_to_implement`;

/** The detection with other tests. */
function tested(tests: string): Readonly<Record<string, string>> {
  const detection = (CONTENT[DETECTION] ?? '').replace(
    /search: \|[\s\S]*?how_to_implement/,
    SEARCH,
  );
  return { ...CONTENT, [DETECTION]: `${detection}tests:\n${tests}` };
}

async function build(content: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'tripline-proof-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'app');
  const outcome = await tripline('build', '--content', folderWith(content), '--out', out, ...words);
  const read = (path: string) => readFileSync(join(out, 'acme_detections', path), 'utf8');
  return { ...outcome, read };
}

const PASSING = `  - name: Deletion by vssadmin\n    events: [${EVENT}]\n`;
const FAILING = `  - name: Deletion by nobody\n    events: [{ source: "s", EventCode: "2" }]\n`;
const NEGATIVE = `  - name: Nothing\n    events: [{ source: "s", EventCode: "2" }]\n    expected_results: 0\n`;

/** Another detection, without tests. */
const OTHER = {
  'detections/endpoint/other.yml': (CONTENT[DETECTION] ?? '')
    .replace('Shadow Copies Deleted', 'Other')
    .replace('shadow_copies_deleted_filter', 'other_filter')
    .replace('7ad3f1e2', '7ad3f1e5'),
};

test('--require-tests leaves out detections without a passed test, and lists them', async () => {
  const { code, out, err, read } = await build({ ...tested(PASSING), ...OTHER }, '--require-tests');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'left out without a passed test:\n  detections/endpoint/other.yml: the detection has no tests; add sample events under tests: and events:\n',
  );
  const searches = read('default/savedsearches.conf');
  expect(searches).toContain('[ACME - Shadow Copies Deleted - Rule]');
  expect(searches).not.toContain('[ACME - Other - Rule]');
});

test('proof.json in the app has the tests, their events and their hashes', async () => {
  const { read } = await build(tested(PASSING + NEGATIVE), '--require-tests');
  const proof = JSON.parse(read('proof.json'));
  const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
  const data = [{ data: 'inline events', sha256, bytes: expect.any(Number) }];
  expect(proof).toEqual({
    format: 1,
    app: { id: 'acme_detections', version: '1.2.3' },
    detections: [
      {
        name: 'Shadow Copies Deleted',
        id: '7ad3f1e2-5f0b-4c38-9c43-1f53ac0b7c11',
        version: 3,
        search: sha256,
        tests: [
          {
            name: 'Deletion by vssadmin',
            kind: 'positive',
            expected: '> 0',
            rows: 1,
            events: 1,
            data,
          },
          { name: 'Nothing', kind: 'negative', expected: '0', rows: 0, events: 1, data },
        ],
      },
    ],
  });
});

test.each([
  ['a test fails', PASSING + FAILING, 'test "Deletion by nobody" failed'],
  ['only a negative test passes', NEGATIVE, 'no test expects results'],
  [
    'data is missing',
    '  - name: Remote\n    attack_data: [{ data: gone.log }]\n',
    'test "Remote" skipped: data missing: gone.log',
  ],
])('a detection is left out if %s', async (_name, tests, reason) => {
  const { code, out, err } = await build(
    { ...tested(tests), 'detections/endpoint/proven.yml': proven() },
    '--require-tests',
  );
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`detections/endpoint/shadow_copies_deleted.yml: ${reason}`);
});

function proven(): string {
  return (tested(PASSING)[DETECTION] ?? '')
    .replace('Shadow Copies Deleted', 'Proven')
    .replace('shadow_copies_deleted_filter', 'proven_filter')
    .replace('7ad3f1e2', '7ad3f1e6');
}

test('an app without any proven detection is not built', async () => {
  const { code, err, out } = await build(tested(NEGATIVE), '--require-tests');
  expect(err).toContain('app/nothing-proven');
  expect([code, out]).toEqual([1, 'build failed; no file was written\n']);
});

test('without --require-tests, and in the formats of earlier years, there is no proof', async () => {
  const content = tested(PASSING);
  const older = { ...content, 'tripline.yml': `${content['tripline.yml']}  profile: '2025'\n` };
  for (const { code, read } of [await build(content), await build(older, '--require-tests')]) {
    expect(code).toBe(0);
    expect(() => read('proof.json')).toThrow('ENOENT');
  }
});
