import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { edit } from '../cli/git-folder.ts';
import { FILES } from '../cli/macro-repository.ts';
import { folderWith } from '../render/fake-world.ts';
import { builtProgram } from './program.ts';

// Slow machines run programs slowly.
vi.setConfig({ testTimeout: 600_000 });

const program = builtProgram();

const CONTENT = {
  ...FILES,
  'detections/logon.yml': FILES['detections/logon.yml'].replace(
    'stats count by host',
    'lookup hosts.csv host OUTPUT owner | stats count by host',
  ),
  'lookups/hosts.csv': 'host,owner\npc3,ann\n',
};

/** Runs a command that might never end; then it is ended, and has no exit code. */
function ended(root: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('node', [program(), ...words], {
    cwd: root,
    encoding: 'utf8',
    timeout: 200_000,
    killSignal: 'SIGKILL',
    env: { ...process.env, XDG_CACHE_HOME: folderWith({}) },
  });
  return { code: status, said: stdout + stderr };
}

/** An archive can bring named pipes along, which nobody writes to: whoever opens one waits for ever. */
describe('a named pipe is not waited for', () => {
  test.each([
    ['check', 'detections/other.yml'],
    ['check', 'macros/office_programs.yml'],
    ['check', 'tests/other.test.yml'],
    ['check', 'lookups/hosts.csv'],
    ['check', 'tripline.yml'],
    ['check', 'tripline-baseline.json'],
    ['check', 'attack_data.lock.yml'],
    ['test', 'attack_data/logon.log'],
    ['test', 'tripline.yml'],
    ['docs', 'tripline.yml'],
  ])('tripline %s, with %s', (command, path) => {
    const root = folderWith(CONTENT);
    edit(root, { [path]: '' });
    rmSync(join(root, path));
    execFileSync('mkfifo', [join(root, path)]);
    const { code, said } = ended(root, [command]);
    expect(said).toContain('not a regular file');
    expect(said).not.toContain('internal error');
    expect(code).toBeOneOf([1, 2]);
  });

  test.each(['docs', 'site'])('tripline %s reads no settings from outside', (command) => {
    const root = folderWith({
      'content/detections/logon.yml': FILES['detections/logon.yml'],
      'secret.yml': 'a: [secret',
    });
    symlinkSync('../secret.yml', join(root, 'content/tripline.yml'));
    const { code, said } = ended(join(root, 'content'), [command, '--out', 'out']);
    expect([code, said]).toEqual([
      expect.toBeOneOf([1, 2]),
      expect.stringContaining('outside of the content folder'),
    ]);
    expect(said).not.toContain('[secret');
  });

  test('nor is one behind a link, nor a device', () => {
    const root = folderWith(CONTENT);
    execFileSync('mkfifo', [join(root, 'pipe')]);
    symlinkSync('../pipe', join(root, 'detections/pipe.yml'));
    symlinkSync('/dev/zero', join(root, 'detections/zero.yml'));
    symlinkSync('/dev/zero', join(root, 'tripline.yml'));
    const stopped = ended(root, ['check']);
    expect(stopped).toMatchObject({ code: 2, said: expect.stringContaining('outside') });
    rmSync(join(root, 'tripline.yml'));
    const { code, said } = ended(root, ['check']);
    expect([code, said]).toEqual([1, expect.stringContaining('not a regular file')]);
  });
});
