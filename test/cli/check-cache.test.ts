import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../tooling/cli/run-cli.ts';
import { realWorld, type World } from '../../tooling/cli/world.ts';
import { exampleFiles } from '../../tooling/lint/example-repository.ts';

let root = '';
let folder = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tripline-cache-'));
  folder = join(root, 'cache');
  for (const [path, text] of Object.entries(exampleFiles('tests: []'))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterEach(() => rmSync(root, { recursive: true }));

const DETECTION = 'detections/lsass_dump_with_procdump.yml';

async function check(changed: Partial<World> = {}, words: readonly string[] = []) {
  let out = '';
  const stdout = (text: string) => {
    out += text;
  };
  const world = {
    ...realWorld(),
    color: false,
    cache: { folder, version: '1' },
    stdout,
    ...changed,
  };
  const code = await runCli(['check', '--content', root, ...words], world);
  return { out, code };
}

/** Changes what is kept, so that a result which comes from there is seen to. */
function forge(): void {
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  writeFileSync(join(folder, name), text.replaceAll('fires', 'sleeps'));
}

describe('the result of the last check', () => {
  test('is given again, to the byte, where nothing has changed', async () => {
    const first = await check();
    expect(first.out).toContain('lint/missing-positive-test');
    const kept = readdirSync(folder);
    expect(await check()).toEqual(first);
    expect(readdirSync(folder)).toEqual(kept);
    const json = await check({}, ['--json']);
    expect(await check({}, ['--json'])).toEqual(json);
  });

  test.each([
    { what: 'a byte of a file', change: () => appendFileSync(join(root, DETECTION), '# a line\n') },
    { what: 'a new file', change: () => writeFileSync(join(root, 'macros.yml'), '') },
    {
      what: 'the configuration',
      change: () =>
        writeFileSync(join(root, 'tripline.yml'), 'rules:\n  missing-positive-test: off\n'),
    },
    {
      what: 'a sample that is gone',
      change: () => rmSync(join(root, 'attack_data'), { recursive: true }),
    },
  ])('is not given after a change: $what', async ({ change }) => {
    await check();
    change();
    const kept = await check();
    const fresh = await check({}, ['--no-cache']);
    expect(kept).toEqual(fresh);
  });

  test('is bound to the version of the program and to the day', async () => {
    await check({ today: () => '2026-01-15' });
    const early = await check({ today: () => '2025-01-15' });
    expect(early.out).toContain('lint/date');
    const other = await check({ today: () => '2025-01-15', cache: { folder, version: '2' } });
    expect(other).toEqual(early);
  });

  test.runIf(existsSync('/proc/self'))('is given where no folder can be made for it', async () => {
    const changed = { cache: { folder: '/proc/tripline/cache', version: '1' } };
    expect(await check(changed)).toEqual(await check());
  });

  test('is not believed when it was changed', async () => {
    const first = await check();
    forge();
    expect(await check()).toEqual(first);
  });

  test('is not kept where links lead out of what was read', async () => {
    symlinkSync(join(root, 'stories'), join(root, 'detections', 'link'));
    await check();
    expect(() => readdirSync(folder)).toThrow();
  });
});
