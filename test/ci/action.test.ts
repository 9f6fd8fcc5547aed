import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { tripline } from '../cli/run.ts';
import { action, installAction, runAction } from './action-runner.ts';

const DETECTION = 'detections/endpoint/windows_security_log_cleared.yml';
const WORKFLOWS = ['.github/workflows/detections.yml', 'starter/.github/workflows/tripline.yml'];

let root = '';
let upstream = '';
let actionPath = '';

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'tripline-action-'));
  upstream = join(root, 'upstream');
  actionPath = join(root, 'action');
  installAction(actionPath);
  await tripline('init', upstream);
  git(upstream, 'init', '--quiet', '--initial-branch', 'main');
  commit(upstream, 'Begin');
}, 120_000);

afterAll(() => rmSync(root, { recursive: true }));

function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', [...who, '-C', folder, ...words], { encoding: 'utf8' }).trim();
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

/** A stranger's clone on a branch of its own, in which a file is changed. */
function forked(name: string, change: (text: string) => string, path = DETECTION): string {
  const fork = join(root, name);
  git(root, 'clone', '--quiet', upstream, fork);
  git(fork, 'switch', '--quiet', '--create', `change-${name}`);
  const file = join(fork, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  git(fork, 'add', '--all');
  git(fork, 'commit', '--quiet', '--allow-empty', '--message', 'Change it');
  return fork;
}

function run(workspace: string, inputs: Readonly<Record<string, string>> = {}) {
  const base = inputs['base'] === undefined ? git(upstream, 'rev-parse', 'main') : '';
  const temporary = mkdtempSync(join(root, 'runner-'));
  return runAction({ workspace, actionPath, temporary, inputs, base });
}

describe('the action, run step by step', () => {
  test('is green on a sound repository, with a summary, a comment body and reports', () => {
    const { isGreen, summary, outputs, log } = run(upstream);
    expect({ isGreen, log }).toMatchObject({ isGreen: true });
    expect(summary).toContain('## Tripline passed: no change in behavior');
    const comment = readFileSync(outputs['comment'] ?? '', 'utf8');
    expect(comment).toMatch(/^<!-- tripline -->\n/);
    expect(comment).toContain('2 passed');
    const reports = outputs['reports'] ?? '';
    expect(readFileSync(join(reports, 'review.junit.xml'), 'utf8')).toContain('<testsuite');
    expect(JSON.parse(readFileSync(join(reports, 'review.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });

  test('annotates the place in the file, and still runs what follows', () => {
    const fork = forked('typo', (text) => text.replace('field: dest', 'field: dst'));
    const { isGreen, log, summary } = run(fork);
    expect(isGreen).toBe(false);
    expect(log).toMatch(new RegExp(`^::error file=${DETECTION},line=\\d+,`, 'm'));
    expect(summary).toMatch(/## Tripline failed: .*1 with errors/);
    expect(log).toContain('2 passed');
  });

  test('is red when a test of a fork fails', () => {
    const fork = forked('silent', (text) => text.replace(/EventCode=1102/, 'EventCode=1'));
    const { isGreen, summary } = run(fork);
    expect(isGreen).toBe(false);
    expect(summary).toMatch(/## Tripline failed: 1 failed, 1 silenced/);
  });

  test('looks only at what a pull request changes, when it is asked to', () => {
    const fork = forked('told', (text) => `${text}\nMore.\n`, 'README.md');
    const { isGreen, log, summary } = run(fork, { 'changed-only': 'true' });
    expect(log).toContain('0 tests');
    expect({ isGreen, summary }).toMatchObject({
      isGreen: true,
      summary: expect.stringContaining('0 detections'),
    });
  });

  test('works on a folder inside of the repository', async () => {
    const outer = join(root, 'outer');
    mkdirSync(outer);
    await tripline('init', join(outer, 'some content'));
    const { isGreen, log } = run(outer, { content: 'some content', base: '' });
    expect({ isGreen, log }).toMatchObject({ isGreen: true });
  });

  test('says in the summary when a command could not even begin', () => {
    const fork = forked('unread', (text) => `${text}\nno_such_setting: 1\n`, 'tripline.yml');
    const { isGreen, summary, outputs } = run(fork);
    expect(isGreen).toBe(false);
    expect(summary).toContain('The command exited with code 2 without a report');
    expect(outputs['comment']).not.toBe('');
  });

  test('takes nothing that content says for a command of the workflow', () => {
    const evil = '::error::planted%0A::set-output name=x::y';
    const planted = `name: "\\n${evil}"`;
    const fork = forked('evil', (text) =>
      text.replace(/^name: .*$/m, planted).replace('EventCode=1102', 'EventCode=1'),
    );
    const { log } = run(fork);
    const [, ...guarded] = log.split(/^::stop-commands::/m);
    expect(guarded.length).toBe(1);
    for (const part of guarded) {
      const [token = ''] = part.split('\n');
      const [text = '', live = ''] = part.slice(token.length).split(`\n::${token}::\n`);
      expect(text).toContain('planted');
      expect(live.split('\n').filter((line) => line.startsWith('::error::planted'))).toEqual([]);
    }
  });

  test.each(['content', 'custom-rules', 'fetch', 'base', 'corpus'])(
    'runs nothing that the input %s says',
    (name) => {
      const mark = join(root, `mark-${name}`);
      run(upstream, { 'changed-only': 'true', [name]: `$(touch ${mark}); touch ${mark} #` });
      expect(() => readFileSync(mark)).toThrow('ENOENT');
    },
  );

  test('keys the cache of samples by the bytes of the lock', () => {
    const lock = join(root, 'attack_data.lock.yml');
    const key = () =>
      execFileSync('node', ['action/digest.js', `samples=${lock}`], { encoding: 'utf8' }).trim();
    expect(key()).toBe('samples=none');
    writeFileSync(lock, 'version: 1\nsamples: []\n');
    const first = key();
    expect(first).toMatch(/^samples=[0-9a-f]{64}$/);
    writeFileSync(lock, 'version: 1\nsamples: [] # changed\n');
    expect(key()).not.toBe(first);
    const cache = action.runs.steps.find(({ with: settings }) =>
      settings?.path?.endsWith('/samples'),
    );
    expect(cache?.with?.key).toContain('steps.keys.outputs.samples');
  });
});

/** The first example of docs/ci.md for a file. */
function exampleFor(file: string) {
  const text = readFileSync('docs/ci.md', 'utf8');
  const [, example = ''] =
    new RegExp(`^\`\`\`yaml\n# ${file}\n(.*?)^\`\`\``, 'ms').exec(text) ?? [];
  return parse(example);
}

/** Runs a script of a pipeline with the built program as \`tripline\`; installing the package is only recorded. */
function runScript(script: string, workspace: string, env: Readonly<Record<string, string>>) {
  const bin = mkdtempSync(join(root, 'bin-'));
  const program = (name: string, text: string) =>
    writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${text}\n`, { mode: 0o755 });
  program('tripline', `exec node ${join(actionPath, 'dist/tripline.js')} "$@"`);
  program('npm', 'echo "npm $*"');
  const PATH = `${bin}:${process.env['PATH']}`;
  return spawnSync('bash', ['-e', '-c', script], {
    cwd: workspace,
    encoding: 'utf8',
    env: { PATH, HOME: bin, TRIPLINE_PACKAGE: 'tripline.tgz', ...env },
  });
}

describe('the examples of docs/ci.md, run as scripts', () => {
  const gitlab = exampleFor('.gitlab-ci.yml').detections;
  const azure = exampleFor('azure-pipelines.yml').steps.find(({ bash = '' }) => bash !== '').bash;
  const cases = [
    {
      name: 'GitLab',
      script: [...gitlab.before_script, ...gitlab.script].join('\n'),
      env: (base: string) => ({
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_JOB_URL: 'https://gitlab.example.com/job/1',
      }),
      junit: 'reports/review.xml',
    },
    {
      name: 'Azure Pipelines',
      script: azure,
      env: () => ({ SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' }),
      junit: 'reports/review.xml',
    },
  ];

  test.each(cases)('$name: a sound change passes, with reports', ({ name, script, env, junit }) => {
    const fork = forked(`sound-${name.split(' ')[0]}`, (text) => text);
    const { status, stdout, stderr } = runScript(
      script,
      fork,
      env(git(upstream, 'rev-parse', 'main')),
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('npm install --global --ignore-scripts tripline.tgz');
    expect(readFileSync(join(fork, junit), 'utf8')).toContain('<testsuite');
    expect(readFileSync(join(fork, 'reports/comment.md'), 'utf8')).toContain('Tripline passed');
  });

  test.each(cases)('$name: a failed test fails the job', ({ name, script, env }) => {
    const silent = (text: string) => text.replace(/EventCode=1102/, 'EventCode=1');
    const fork = forked(`silent-${name.split(' ')[0]}`, silent);
    const { status } = runScript(script, fork, env(git(upstream, 'rev-parse', 'main')));
    expect(status).toBe(1);
    const comment = readFileSync(join(fork, 'reports/comment.md'), 'utf8');
    expect(comment).toMatch(/Tripline failed: 1 failed, 1 silenced/);
  });

  test('GitLab reads the reports that are written', () => {
    expect(gitlab.artifacts.reports).toEqual({
      junit: 'reports/review.xml',
      codequality: 'reports/quality.json',
    });
  });

  test('the hooks of pre-commit pass on a sound repository', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
    expect(hooks.map(({ id }: { id: string }) => id)).toEqual(['tripline-check', 'tripline-test']);
    for (const { entry, files } of hooks) {
      expect(runScript(entry, upstream, {}).status).toBe(0);
      expect(new RegExp(files).test(DETECTION)).toBe(true);
      expect(new RegExp(files).test('README.md')).toBe(false);
    }
  });
});

describe('action.yml and the workflows', () => {
  test('put no expression into a script', () => {
    for (const { run: script = '' } of action.runs.steps) expect(script).not.toContain('${{');
    expect(action.runs.using).toBe('composite');
  });

  test('use no actions but those of GitHub', () => {
    const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.filter((name) => !name.startsWith('actions/'))).toEqual([]);
  });

  test.each(WORKFLOWS)('%s asks for nothing but to read, on pull requests and pushes', (file) => {
    const workflow = parse(readFileSync(file, 'utf8'));
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(workflow.on).sort()).toEqual(['pull_request', 'push']);
    expect(JSON.stringify(workflow)).not.toContain('secrets');
    expect(scriptsIn(workflow).filter((script) => script.includes('${{'))).toEqual([]);
  });

  test.each(['action.yml', 'docs/ci.md', ...WORKFLOWS])(
    '%s pins the actions of others by commit, and says which version that is',
    (file) => {
      const uses = [...readFileSync(file, 'utf8').matchAll(/^\s*(?:- )?uses: (.*)$/gm)];
      const others = uses.map(([, used = '']) => used).filter((used) => !isOwn(used));
      expect(others.length).toBeGreaterThan(0);
      const loose = others.filter((used) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/.test(used));
      expect(loose).toEqual([]);
    },
  );

  test('docs/ci.md has examples that can be read, with no expression in a script', () => {
    const blocks = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```yaml\n(.*?)^```/gms)];
    expect(blocks.length).toBeGreaterThan(3);
    const scripts = blocks.flatMap(([, text = '']) => scriptsIn(parse(text)));
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

/** This action itself, at the version that its user chooses. */
function isOwn(used: string): boolean {
  return used.startsWith('./') || used === 'TRIPLINE_ACTION';
}

/** All scripts in a workflow or pipeline, wherever they stand. */
function scriptsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' && ['run', 'script', 'bash'].includes(key) ? [part] : scriptsIn(part),
  );
}
