import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fixtureFolder, remove } from '../lsp/fixture-folder.ts';

const DETECTION = 'detections/tool_started_by_office.yml';
const hasNeovim = spawnSync('nvim', ['--version']).status === 0;
if (!hasNeovim) process.stdout.write('Neovim is not installed: its test is skipped\n');

const root = fixtureFolder();
afterAll(() => remove(root));

test.skipIf(!hasNeovim)(
  'Neovim shows diagnostics and hover, applies a fix and finds definitions',
  () => {
    const file = join(root, DETECTION);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('version: 1\n', 'version: 1  \n'));
    const server = [process.execPath, resolve('tooling/run.js'), 'tooling/cli/main.ts', 'lsp'];
    const script = resolve('test/editors/neovim.lua');
    const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', script], {
      env: { ...process.env, SERVER: server.join('\n'), ROOT: root, FILE: file },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      diagnostics: expect.arrayContaining([{ code: 'lint/trailing-blank', line: 2, column: 10 }]),
      hover: expect.stringContaining('Computes statistics over the events of a data model dataset'),
      action: 'Remove trailing whitespace',
      line: 'version: 1',
      definition: 'macros/summaries.yml',
    });
  },
);
