import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { tripline } from './run.ts';

const DETECTION = 'detections/endpoint/windows_security_log_cleared.yml';

let root = '';

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'tripline-misread-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  await tripline('init', root);
});

/** Changes the text of the detection of a fresh content folder. */
function change(from: string, to: string): void {
  const path = join(root, DETECTION);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('what cannot be read is no pass', () => {
  test.each([[['test']], [['test', '--coverage']]])('%j names the detection', async (words) => {
    writeFileSync(join(root, 'detections/other.yml'), 'name: [');
    const { code, out } = await tripline(...words, '--content', root);
    expect(out).toContain('ERROR detections/other.yml · -');
    expect(out).toContain('content/yaml-syntax');
    expect(out).toContain('1 detection, 2 tests');
    expect(out).toContain('1 with errors; 1 unreadable');
    expect(code).toBe(1);
  });

  test('nor are other selected files, when they alone were asked for', async () => {
    writeFileSync(join(root, 'detections/other.yml'), 'name: [');
    const { code } = await tripline('test', DETECTION, '--content', root);
    expect(code).toBe(0);
  });

  test('an expectation that is none is told, and the test does not count as written', async () => {
    change('expected_results: 0', 'expected_results: "none"');
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain('its tests have errors');
    expect(out).toContain('"tests.1.expected_results" is the string "none"');
    expect(code).toBe(1);
  });

  test.each([
    {
      key: 'expected_results: 0',
      is: 'expected_result: 0',
      help: 'did you mean "expected_results"?',
    },
    { key: 'expected_results: 0', is: 'at_most: 0', help: 'keys: name, description' },
  ])('a key that no test has ($is) does not count as written', async ({ key, is, help }) => {
    change(key, is);
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain('its tests have errors');
    expect(out).toContain(`content/unknown-test-key: "${is.split(':')[0]}" is not a key of`);
    expect(out).toContain(help);
    expect(code).toBe(1);
  });

  test.each([
    ['expected_result: 0', 'content/unknown-test-key'],
    ['attack_data: all of it', 'content/wrong-type'],
    ['name: [', 'content/yaml-'],
  ])('nor one in a file of separate tests: %s', async (line, problem) => {
    const file = DETECTION.replace('detections/', '');
    mkdirSync(join(root, 'tests'));
    writeFileSync(
      join(root, 'tests/cleared.test.yml'),
      `tests:\n- name: Again\n  file: ${file}\n  ${line}\n`,
    );
    for (const words of [['test'], ['test', DETECTION], ['test', '--coverage']]) {
      const { code, out } = await tripline(...words, '--content', root);
      expect([code, out]).toEqual([1, expect.stringContaining(problem)]);
    }
  });

  test.each([
    ['detections/other.YML', 'content files end in .yml or .yaml'],
    ['detection/other.yml', 'rename detection to detections'],
  ])('a detection that is not read is no pass: %s', async (path, help) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), 'name: Other\n');
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain(`ERROR ${path} · -`);
    expect(out).toContain(`content/not-read: "${path}" looks like content, but is not read`);
    expect(out).toContain(help);
    expect(code).toBe(1);
    expect((await tripline('test', DETECTION, '--content', root)).code).toBe(0);
  });

  test('explain says why there is nothing to explain', async () => {
    writeFileSync(join(root, DETECTION), 'name: [');
    const { code, err } = await tripline('explain', DETECTION, '--content', root);
    expect([code, err]).toEqual([2, expect.stringContaining('content/yaml-syntax')]);
  });
});

describe('expectations', () => {
  test('hold together where a test has two', async () => {
    const both = "expected_results: 0\n    pass_condition: '| stats count | where count > 5'";
    change('expected_results: 0', both);
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain('expected 0 and | stats count | where count > 5 rows, found 0');
    expect(code).toBe(1);
  });

  test('that do not compile are errors', async () => {
    change('expected_results: 0', "pass_condition: '| stat count'");
    const { code, out } = await tripline('test', '--content', root);
    expect(out).toContain('pass condition: unknown command "stat"');
    expect(code).toBe(1);
  });
});

test('records that could not be read are told, though the test passes', async () => {
  mkdirSync(join(root, 'attack_data'));
  writeFileSync(join(root, 'attack_data/calls.json'), '{"a": 1}\n{"a: 2}\n{"a": 3}\n');
  const sample = `attack_data:
      - data: attack_data/calls.json
        source: XmlWinEventLog:Security
        sourcetype: _json
    expected_results: 0`;
  change('expected_results: 0', `expected_results: 0\n  - name: Calls\n    ${sample}`);
  const { code, out } = await tripline('test', '--content', root);
  expect(out).toContain('1 sample with malformed or unrecognized records (--strict reports them)');
  expect(code).toBe(0);
});
