import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const generators = readdirSync('attack_data')
  .map((folder) => `attack_data/${folder}/generate.js`)
  .filter((path) => existsSync(path));

describe('generators of samples', () => {
  test.each(generators)('%s makes the samples beside it, byte for byte', (path) => {
    const { status, stdout } = spawnSync(process.execPath, [path, '--check'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });
});
