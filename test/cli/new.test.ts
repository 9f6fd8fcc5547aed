import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../tooling/cli/run-cli.ts';
import { realWorld } from '../../tooling/cli/world.ts';
import { tripline } from './run.ts';

let folder = '';

beforeEach(async () => {
  const root = mkdtempSync(join(tmpdir(), 'tripline-new-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  folder = join(root, 'content');
  expect(await tripline('init', folder)).toMatchObject({ code: 0, err: '' });
});

async function make(...words: readonly string[]) {
  return await tripline('new', ...words, '--content', folder, '--author', 'Ada');
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

async function findings(): Promise<string> {
  const { out } = await tripline('check', '--content', folder);
  return out;
}

describe('tripline init', () => {
  test('makes a repository without findings whose tests pass', async () => {
    expect(await findings()).toContain('0 errors, 0 warnings, 0 infos');
    const { code, out } = await tripline('test', '--content', folder);
    expect(out).toContain('2 passed, 0 failed');
    expect(code).toBe(0);
    expect(read('.gitignore')).toContain('.tripline/');
  });

  test('writes a workflow only with the address of the action', async () => {
    const other = `${folder}-other`;
    await tripline('init', other);
    expect(existsSync(join(other, '.github'))).toBe(false);
    const told = `${folder}-told`;
    const { code } = await tripline('init', told, '--action', 'acme/tripline@0a1b2c');
    expect(code).toBe(0);
    const workflow = readFileSync(join(told, '.github/workflows/tripline.yml'), 'utf8');
    expect(workflow).toContain('uses: acme/tripline@0a1b2c\n');
    expect((await tripline('init', `${folder}-odd`, '--action', 'x: y')).code).toBe(2);
  });

  test('overwrites nothing, and reports what it left alone', async () => {
    writeFileSync(join(folder, 'tripline.yml'), 'rules: {}\n');
    rmSync(join(folder, 'README.md'));
    const { code, out } = await tripline('init', folder);
    expect(code).toBe(0);
    expect(out).toContain('left alone: tripline.yml');
    expect(out).toContain('left alone: .vscode/settings.json');
    expect(read('tripline.yml')).toBe('rules: {}\n');
    expect(existsSync(join(folder, 'README.md'))).toBe(false);
  });

  test('fits the settings to content that exists', async () => {
    const path = 'detections/endpoint/windows_security_log_cleared.yml';
    const text = read(path).replace(/^search: \|\n {2}/m, 'search: |\n  `their_events` ');
    writeFileSync(
      join(folder, path),
      text.replace('Windows Log Tampering', 'Story Kept Elsewhere'),
    );
    rmSync(join(folder, 'tripline.yml'));
    rmSync(join(folder, '.vscode'), { recursive: true });
    const { out } = await tripline('init', folder);
    expect(out).toContain('external macros: their_events');
    expect(out).toContain('external stories: Story Kept Elsewhere');
    expect(read('tripline.yml')).toContain('external:\n  macros:\n    - their_events\n');
    expect(read('.vscode/settings.json')).toContain('yaml.schemas');
    expect(read('.pre-commit-config.yaml')).toContain('tripline check');
    expect(await findings()).not.toMatch(/unknown-macro|unknown-story/);
  });

  test('schemas for editors come back in a clone', async () => {
    const schema = '.tripline/schemas/detection.schema.json';
    rmSync(join(folder, '.tripline'), { recursive: true });
    await findings();
    expect(existsSync(join(folder, schema))).toBe(true);
    rmSync(join(folder, '.tripline'), { recursive: true });
    await tripline('test', '--content', folder);
    expect(existsSync(join(folder, schema))).toBe(true);
  });
});

describe('words that are no command', () => {
  test.each([
    { words: ['chekc', '--help'], says: 'unknown command "chekc": did you mean "check"' },
    { words: ['new', 'detectoin', '--help'], says: 'did you mean "detection"' },
    { words: ['test', '--rows'], says: '--rows has an effect only with --json' },
    { words: ['test', '--jobs', '2'], says: '--jobs has an effect only with' },
    { words: ['test', '--allow-private'], says: 'only with --fetch' },
    { words: ['check', '--allow-private'], says: 'only with --links' },
  ])('$words', async ({ words, says }) => {
    const { code, err } = await tripline(...words);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});

describe('tripline new', () => {
  test('a detection has findings for its placeholders only, and its test fails until the search is written', async () => {
    const { code, out } = await make('detection', 'Odd Child of Word', '--technique', 'T1204.002');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('wrote') });
    const found = await findings();
    expect(found).toContain('0 errors');
    expect(new Set(found.match(/lint\/[\w-]+/g))).toEqual(
      new Set(['lint/placeholder-text', 'lint/missing-negative-test']),
    );
    const tested = await tripline('test', '--content', folder);
    expect(tested.out).toContain('FAIL  Odd Child of Word · Attack');
    expect(tested.code).toBe(1);
  });

  test('the test passes when the search says what makes it an attack', async () => {
    await make('detection', 'Whoami Started', '--data-source', 'Sysmon EventID 1');
    const path = join(folder, 'detections/endpoint/whoami_started.yml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('<describe what makes it an attack>', 'whoami'));
    const { out, code } = await tripline('test', '--content', folder, path);
    expect(out).toContain('1 passed, 0 failed');
    expect(code).toBe(0);
  });

  test.each([
    {
      platform: 'windows',
      has: ['datamodel=Endpoint.Processes', 'asset_type: Endpoint', 'field: dest'],
    },
    { platform: 'linux', has: ['datamodel=Endpoint.Processes', 'Sysmon for Linux EventID 1'] },
    { platform: 'aws', has: ['`cloudtrail`', 'asset_type: AWS Account', 'field: user'] },
    { platform: 'azure', has: ['`azure_monitor_aad`', 'asset_type: Entra ID tenant'] },
    { platform: 'google', has: ['`gcp_audit`', 'asset_type: GCP Project'] },
    { platform: 'kubernetes', has: ['`kube_audit`', 'asset_type: Kubernetes cluster'] },
    { platform: 'network', has: ['datamodel=Network_Traffic.All_Traffic', 'asset_type: Network'] },
    { platform: 'web', has: ['datamodel=Web.Web', 'asset_type: Web Server'] },
  ])('a detection for $platform fits its source', async ({ platform, has }) => {
    await make('detection', 'New One', '--platform', platform, '--folder', 'deep/er');
    const text = read('detections/deep/er/new_one.yml');
    for (const part of has) expect(text).toContain(part);
    expect(await findings()).toContain('0 errors');
  });

  test('all mistakes are reported in one run', async () => {
    const options = ['--platform', 'mainframe', '--type', 'Foo', '--technique', '99'];
    const { code, err } = await make('detection', 'X', ...options, '--folder', '../up');
    expect(code).toBe(2);
    for (const option of ['--platform', '--type', '--technique', '--folder'])
      expect(err).toContain(`error: ${option}`);
  });

  test('which of several stories is not guessed', async () => {
    await make('story', 'Night Shift');
    const { code, err } = await make('detection', 'X');
    expect([code, err]).toEqual([2, expect.stringContaining('--story: required: "Night Shift"')]);
  });

  test('a detection from a log has its event without names, and says what was left', async () => {
    const log = `${folder}/logon.log`;
    const message = 'Failed password for invalid user carla from 10.20.1.9 port 22 ssh2';
    writeFileSync(log, `Mar  2 10:00:01 db-7 sshd[1]: ${message}\n`.repeat(2));
    const words = ['--from-log', `${log}:2`, '--sourcetype', 'linux_secure'];
    const { code, out } = await make('detection', 'Guess', ...words);
    expect(code).toBe(0);
    expect(out).toContain('replaced carla with user1');
    expect(out).toContain('replaced 10.20.1.9 with 10.0.0.11');
    expect(out).toContain('check');
    const text = read('detections/linux/guess.yml');
    expect(text).not.toMatch(/carla|10\.20\.1\.9|db-7/);
    const tested = await tripline('test', '--content', folder, 'detections/linux/guess.yml');
    expect(tested.out).toContain('1 passed');
    const other = await make('detection', 'Gone', '--from-log', `${log}:9`);
    expect(other.err).toContain('has 2 events, no event 9');
  });

  test.each([
    { kind: 'story', file: 'stories/a_new_thing.yml' },
    { kind: 'macro', file: 'macros/a_new_thing.yml' },
    { kind: 'lookup', file: 'lookups/a_new_thing.csv' },
    { kind: 'data-source', file: 'data_sources/a_new_thing.yml' },
  ])(
    'a $kind can be read, and its only findings are placeholders and that nothing uses it yet',
    async ({ kind, file }) => {
      const { code } = await make(kind, 'A New Thing');
      expect(code).toBe(0);
      expect(read(file)).not.toBe('');
      const out = await findings();
      expect(out).toContain('0 errors');
      expect(out.match(/lint\/[\w-]+/g) ?? []).toSatisfy((codes: string[]) =>
        codes.every((found) => /unused|without-detections|placeholder/.test(found)),
      );
    },
  );

  test('a second thing of one name is refused', async () => {
    await make('macro', 'twice');
    const { code, err } = await make('macro', 'Twice');
    expect(code).toBe(2);
    expect(err).toContain('macros/twice.yml already exists');
  });

  test('an unknown data source is refused', async () => {
    const { code, err } = await make('detection', 'X', '--data-source', 'Nothing');
    expect(code).toBe(2);
    expect(err).toContain('unknown data source "Nothing"');
  });

  test('a value that is no choice is refused, with the nearest one', async () => {
    const { code, err } = await make('detection', 'X', '--type', 'Anomoly');
    expect(code).toBe(2);
    expect(err).toContain('--type cannot be "Anomoly": did you mean "Anomaly"?');
  });

  test('asks at a terminal what the command line does not say', async () => {
    const asked: string[] = [];
    const world = {
      ...realWorld(),
      stdout: () => undefined,
      today: () => '2026-11-24',
      ask: async ({ message }: { message: string }) => {
        asked.push(message);
        return 'index=main';
      },
    };
    const words = [
      'new',
      'macro',
      'Main Index',
      '--content',
      folder,
      '--description',
      'All of it.',
    ];
    expect(await runCli(words, world)).toBe(0);
    expect(asked).toEqual(['Which text replaces the macro call?']);
    expect(read('macros/main_index.yml')).toContain('definition: index=main');
  });

  test('editors complete the names of stories, also of those just made', async () => {
    await make('story', 'Night Shift');
    const schema = JSON.parse(read('.tripline/schemas/detection.schema.json'));
    const { anyOf } = schema.properties.tags.properties.analytic_story.items;
    expect(anyOf[0].enum).toEqual(['Night Shift', 'Windows Log Tampering']);
    expect(schema.properties.data_source.items.anyOf[0].enum).toContain('Sysmon EventID 1');
  });
});

describe('names that say more than a name', () => {
  test('a macro with arguments is written with them', async () => {
    const words = ['macro', 'wide(2)', '--definition', 'host=$host$ OR src=$src$ OR x=$host$'];
    expect(await make(...words)).toMatchObject({ code: 0 });
    expect(read('macros/wide.yml')).toContain('arguments:\n  - host\n  - src\n');
  });

  test('a data source of Tripline is not made once more', async () => {
    const { code, err } = await make('data-source', 'AWS CloudTrail');
    expect([code, err]).toEqual([2, expect.stringContaining('already has a data source')]);
  });
});
