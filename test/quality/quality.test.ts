import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { tripline } from '../cli/run.ts';

const CONTENT = 'test/quality/fixtures/content';

describe('test --coverage --mutate', () => {
  test('reports untested conditions and surviving mutants', async () => {
    const { out } = await tripline('test', '--coverage', '--mutate', '--content', CONTENT);
    await expect(out).toMatchFileSnapshot('fixtures/expected.txt');
  });

  test('gives everything as JSON', async () => {
    const words = ['test', '--coverage', '--mutate', '--content', CONTENT, '--json'];
    const { out } = await tripline(...words);
    await expect(out).toMatchFileSnapshot('fixtures/expected.jsonl');
  });

  test.each([
    { paths: ['fully_tested'], words: ['--coverage-min', '100'], code: 0 },
    { paths: ['fully_tested'], words: ['--mutate-min', '92'], code: 1 },
    { paths: ['fully_tested'], words: ['--mutate-min', '91'], code: 0 },
    { paths: ['tested_in_spl2'], words: ['--coverage'], code: 0 },
    { paths: ['tested_in_spl2'], words: ['--coverage-min', '51'], code: 1 },
    { paths: ['without_its_data'], words: ['--coverage-min', '0'], code: 1 },
    { paths: ['fully_tested'], words: ['--coverage-min', 'all'], code: 2 },
    { paths: ['fully_tested'], words: ['--mutate-min', '101'], code: 2 },
  ])('$paths with $words ends with $code', async ({ paths, words, code }) => {
    const files = paths.map((name) => `${CONTENT}/detections/${name}.yml`);
    const outcome = await tripline('test', ...files, '--content', CONTENT, ...words);
    expect(outcome.code).toBe(code);
  });

  test('a plan has no tests to measure', async () => {
    const { code, err } = await tripline('test', '--plan', 'x.json', '--coverage');
    expect(err).toContain('--plan and --coverage cannot be combined');
    expect(code).toBe(2);
  });
});

describe('on several threads', () => {
  test('prints the same results in the same order', () => {
    const said = (jobs: string) => {
      const words = ['test', '--mutate', '--coverage', '--json', '--content', CONTENT];
      return linesOf([...words, '--jobs', jobs]).map((line) => line.replace(/"ms":\d+/g, ''));
    };
    const alone = said('1');
    expect(said('3')).toEqual(alone);
    expect(alone.filter((line) => line.includes('"quality"'))).toHaveLength(6);
  });
});

/** Runs the program itself, because threads start it again. */
function linesOf(words: readonly string[]): string[] {
  const command = ['tooling/run.js', 'tooling/cli/main.ts', ...words];
  try {
    return execFileSync(process.execPath, command, { encoding: 'utf8' }).split('\n');
  } catch (error) {
    // Detections of the fixture fail on purpose.
    return String((error as { stdout?: string }).stdout).split('\n');
  }
}
