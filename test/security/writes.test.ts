import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { writeWhole } from '../../tooling/disk/write-whole.ts';
import { edit } from '../cli/git-folder.ts';
import { triplineIn } from '../cli/run.ts';
import { folderWith } from '../render/fake-world.ts';
import { killerAt, withFault } from './faults.ts';
import { builtProgram, runProgram } from './program.ts';
import { LOGON, prepared, WRITERS } from './writers.ts';

// Slow machines run programs slowly.
vi.setConfig({ testTimeout: 600_000 });

const program = builtProgram();

/** What lies below a folder, by path: texts, and where links lead. */
function treeOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = entry.isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path, 'utf8');
      return [path.slice(root.length + 1), text];
    }),
  );
}

/** The errors of a disk, and how they are told. */
const CODES = [
  ['ENOSPC', 'the disk is full'],
  ['EROFS', 'the disk is read-only'],
  ['EACCES', 'permission denied'],
] as const;

/** Numbers of calls to let fail: all of a few, and some of many, the first and the last among them. */
function stepsOf(calls: number): number[] {
  const most = Math.min(calls, 8);
  const steps = Array.from({ length: most }, (_, index) => index / Math.max(1, most - 1));
  return steps.map((share) => 1 + Math.round(share * (calls - 1)));
}

describe('a write that fails', () => {
  test.each(WRITERS)('leaves what was there, at every step: $name', async ({ words, first }) => {
    const source = prepared();
    const run = async (at: number, code: string) => {
      const root = folderWith({});
      cpSync(source, root, { recursive: true });
      const asked = words.map((word) => word.replace('ROOT', root));
      const before = treeOf(root);
      const done = await withFault({ at, code }, () => triplineIn({}, ...asked));
      return { ...done, before, after: treeOf(root) };
    };
    const whole = await run(0, 'none');
    expect(whole.calls).toBeGreaterThan(3);
    expect(whole.after).not.toEqual(whole.before);
    for (const at of stepsOf(whole.calls)) {
      const [code, reason] = CODES[at % CODES.length] ?? CODES[0];
      const { result, before, after } = await run(at, code);
      expect(result.err).not.toContain('internal error');
      // A folder that cannot be synced keeps nothing from being written.
      if (result.code === whole.result.code)
        expect(Object.keys(after)).toEqual(Object.keys(whole.after));
      else {
        const left = Object.entries(after).filter(([path]) => !first?.includes(path));
        expect({ at, left: Object.fromEntries(left) }).toEqual({ at, left: before });
        expect(result.err).toContain(`cannot be written: ${reason}`);
        expect(result.code).toBe(2);
      }
    }
  });
});

describe('a process that is killed', () => {
  const FIX = ['check', 'detections/logon.yml', '--content', 'content', '--fix', '--no-cache'];
  const REPORT = ['test', '--content', 'content', '--format', 'json=out/report'];
  const PAGES = ['docs', '--content', 'content', '--out', 'out'];
  test.each([
    { words: FIX, file: 'content/detections/logon.yml', steps: [2, 3, 5] },
    { words: REPORT, file: 'out/report', steps: [2, 3] },
    { words: PAGES, file: 'out/report', steps: [20] },
  ])('leaves the old bytes or the new ones: $words', ({ words, file, steps }) => {
    const source = prepared();
    const old = readFileSync(join(source, file), 'utf8');
    const env = { XDG_CACHE_HOME: folderWith({}) };
    for (const at of steps) {
      const root = folderWith({});
      cpSync(source, root, { recursive: true });
      const node = ['--import', killerAt(at), program(), ...words];
      const { signal } = spawnSync('node', node, { cwd: root, env: { ...process.env, ...env } });
      expect({ at, signal }).toEqual({ at, signal: 'SIGKILL' });
      const text = readFileSync(join(root, file), 'utf8');
      expect([old, writtenBy(source, words, file)]).toContain(text);
      // What was left behind is in nobody's way.
      expect(runProgram(program(), words, { from: root, env }).code).not.toBe(2);
    }
  });

  const known = new Map<string, string>();

  /** The file as the command leaves it when nothing goes wrong. */
  function writtenBy(source: string, words: readonly string[], file: string): string {
    const found = known.get(words.join());
    if (found !== undefined) return found;
    const root = folderWith({});
    cpSync(source, root, { recursive: true });
    runProgram(program(), words, { from: root, env: { XDG_CACHE_HOME: root } });
    const text = readFileSync(join(root, file), 'utf8');
    known.set(words.join(), text);
    return text;
  }
});

/** Mounts a file system of 64 kB, or skips the test where nothing may be mounted; it is gone after the test. */
function mounted(context: { skip(note: string): never }): string {
  const folder = folderWith({});
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    context.skip('no tmpfs can be mounted here');
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

describe('a real disk', () => {
  const LONG = `${LOGON.replace('author: A', 'author: A  ')}# ${'x'.repeat(20_000)}\n`;

  test('that is full keeps what was there', async (context) => {
    const root = mounted(context);
    edit(root, { 'detections/logon.yml': LONG, 'report.json': '{}' });
    fill(root);
    for (const words of [
      ['--fix'],
      ['--format', `json=${root}/report.json`],
      ['--write-baseline'],
    ]) {
      const asked = ['check', '--content', root, ...words];
      const { code, err } = await triplineIn({}, ...asked);
      expect([code, err]).toEqual([
        2,
        expect.stringMatching(/^error: \S+ cannot be written: the disk is full\n$/),
      ]);
    }
    expect(readFileSync(join(root, 'detections/logon.yml'), 'utf8')).toBe(LONG);
    expect(readdirSync(root).sort()).toEqual(['detections', 'filler', 'report.json']);
  });

  test('that is read-only keeps what was there', async (context) => {
    const root = mounted(context);
    edit(root, { 'detections/logon.yml': LONG });
    execFileSync('mount', ['-o', 'remount,ro', root]);
    const { code, err } = await triplineIn({}, 'check', '--content', root, '--fix');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('cannot be written: the disk is read-only'),
    ]);
  });

  test('that is full for temporary files is named', async (context) => {
    const root = prepared();
    const { code, err } = runProgram(program(), ['diff', 'main', '--content', 'content'], {
      from: root,
      env: { TMPDIR: fill(mounted(context)) },
    });
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('cannot be written: the disk is full'),
    ]);
  });
});

/** Writes until the disk is full. */
function fill(folder: string): string {
  expect(() => writeFileSync(join(folder, 'filler'), Buffer.alloc(100_000))).toThrow('ENOSPC');
  return folder;
}

describe('a cache that cannot be written', () => {
  test('is no cache, leaves no file, and changes nothing else', async () => {
    const root = prepared();
    const folder = join(folderWith({}), 'cache');
    const checked = (at: number) =>
      withFault({ at, code: 'ENOSPC' }, () =>
        triplineIn(
          { cache: { folder, version: '1' } },
          'check',
          '--content',
          join(root, 'content'),
        ),
      );
    const whole = await withFault({ at: 0, code: '' }, () =>
      triplineIn({ cache: undefined }, 'check', '--content', join(root, 'content')),
    );
    for (let at = 1; ; at += 1) {
      rmSync(folder, { recursive: true, force: true });
      const { result, calls } = await checked(at);
      expect(result).toEqual(whole.result);
      const left = existsSync(folder) ? readdirSync(folder) : [];
      if (calls < at || left.length > 0) {
        // Complete at the latest when the last call, which syncs the folder, fails.
        expect(left).toEqual([expect.stringMatching(/^check-\w+\.json$/)]);
        expect(at).toBeGreaterThan(5);
        break;
      }
    }
  });
});

describe('a standard output', () => {
  const WORDS = ['test', '--content', 'content', '--json'];

  test('that is full is one sentence, and exit code 2', () => {
    const line = `node ${program()} ${WORDS.join(' ')} > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', line], {
      cwd: prepared(),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, 'error: stdout cannot be written: the disk is full\n']);
  });

  test('that is closed is one sentence, and exit code 2', () => {
    const line = `node ${program()} ${WORDS.join(' ')} | true; exit \${PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync('bash', ['-c', line], {
      cwd: prepared(),
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([2, 'error: stdout cannot be written: it was closed\n']);
  });

  test('can be named as a file', () => {
    const line = `node ${program()} test --content content --format json=/dev/stdout | cat`;
    const { stdout } = spawnSync('bash', ['-c', line], { cwd: prepared(), encoding: 'utf8' });
    expect(stdout).toContain('{"summary":');
  });

  test('that is full as a file is named', async () => {
    const words = ['test', '--content', join(prepared(), 'content'), '--format', 'json=/dev/full'];
    const { code, err } = await triplineIn({}, ...words);
    expect([code, err]).toEqual([2, 'error: /dev/full cannot be written: the disk is full\n']);
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  });
});

describe('links that a stranger has laid', () => {
  test('are not written through: a report takes the place of one', () => {
    const root = folderWith({ 'secret.txt': 'secret' });
    symlinkSync(join(root, 'secret.txt'), join(root, 'report'));
    writeWhole(join(root, 'report'), 'report');
    expect(treeOf(root)).toEqual({ 'secret.txt': 'secret', report: 'report' });
  });

  test.each([
    { words: ['new', 'macro', 'm', '--definition', 'x=1', '--description', 'X.'], link: 'macros' },
    {
      words: ['new', 'macro', 'm', '--definition', 'x=1', '--description', 'X.'],
      link: '.tripline',
    },
    { words: ['docs', '--out', 'ROOT/content'], link: '_posts' },
  ])('are not written through: $link', async ({ words, link }) => {
    const root = folderWith({ 'content/detections/logon.yml': LOGON, 'away/x': 'x' });
    symlinkSync(join(root, 'away'), join(root, 'content', link));
    const asked = words.map((word) => word.replace('ROOT', root));
    const { code, err } = await triplineIn({}, ...asked, '--content', join(root, 'content'));
    expect([code, err]).toEqual([2, expect.stringContaining('a link points out of')]);
    expect(readdirSync(join(root, 'away'))).toEqual(['x']);
  });

  test('are not deleted through, whatever the list of a site says', async () => {
    const root = folderWith({ 'content/detections/logon.yml': LOGON, 'away/kept.txt': 'kept' });
    mkdirSync(join(root, 'site'));
    symlinkSync(join(root, 'away'), join(root, 'site/away'));
    writeFileSync(join(root, 'site/.tripline-site'), 'away/kept.txt\n');
    const words = ['site', '--content', join(root, 'content'), '--out', join(root, 'site')];
    const { err } = await triplineIn({}, ...words);
    expect(err).toContain('a link points out of');
    expect(readdirSync(join(root, 'away'))).toEqual(['kept.txt']);
  });

  test.each([
    ['docs', '--out', 'out/docs'],
    ['site', '--out', 'out/site'],
    ['test', '--format', 'json=out/report.json'],
  ])('are not followed out of the folder that one stands in: %s %s', (...words) => {
    const root = folderWith({ 'here/content/detections/logon.yml': LOGON, 'away/x': 'x' });
    symlinkSync('../away', join(root, 'here/out'));
    const from = join(root, 'here');
    const asked = [...words, '--content', 'content'];
    const { code, err } = runProgram(program(), asked, { from });
    expect([code, err]).toEqual([2, expect.stringContaining('through a link')]);
    expect(readdirSync(join(root, 'away'))).toEqual(['x']);
  });

  test('of a fix stay links', async () => {
    const root = folderWith({ 'shared/logon.txt': LOGON.replace('author: A', 'author: A  ') });
    mkdirSync(join(root, 'detections'));
    symlinkSync('../shared/logon.txt', join(root, 'detections/logon.yml'));
    await triplineIn({}, 'check', '--content', root, '--fix');
    expect(lstatSync(join(root, 'detections/logon.yml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'shared/logon.txt'), 'utf8')).not.toContain('author: A  ');
  });
});
