import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const generators = readdirSync('attack_data')
  .map((folder) => `attack_data/${folder}/generate.js`)
  .filter((path) => existsSync(path));

describe('sample generators', () => {
  test.each(generators)('%s generates the samples next to it, byte for byte', (path) => {
    const { status, stdout } = spawnSync(process.execPath, [path, '--check'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
