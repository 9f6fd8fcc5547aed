import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';

/** A step of a composite action, as far as it is run here. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly path?: string; readonly key?: string };
  readonly env?: Readonly<Record<string, string>>;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a run of the action left behind. */
export interface ActionRun {
  readonly isGreen: boolean;
  /** What the steps printed. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface RunOptions {
  /** The checked-out repository. */
  readonly workspace: string;
  /** Where the action lies. */
  readonly actionPath: string;
  /** A folder for what a runner keeps beside the workspace. */
  readonly temporary: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The commit that a pull request is made against. */
  readonly base?: string;
}

export const action: Action = parse(readFileSync('action.yml', 'utf8'));

const CONTENT = new Set(['data_sources', 'data_models', 'macros', 'lookups']);

/** Lays this repository out as an action that is built: everything else is linked, or copied where it is content. */
export function installAction(folder: string): void {
  mkdirSync(folder);
  const own = readdirSync('.').filter((name) => name !== 'dist' && name !== '.git');
  for (const name of own) {
    // Content is not read through links that lead out of its folder.
    if (CONTENT.has(name)) cpSync(name, join(folder, name), { recursive: true });
    else symlinkSync(resolve(name), join(folder, name));
  }
  const bundle = `import { bundleLibrary, bundleProgram } from './tooling/bundle.js';
    const folder = ${JSON.stringify(join(folder, 'dist'))};
    await bundleProgram(folder);
    await bundleLibrary(folder + '/api');`;
  execFileSync('node', ['--input-type=module', '-e', bundle]);
}

/** Runs the steps of action.yml as a runner does; steps that use other actions are passed over. */
export function runAction({
  workspace,
  actionPath,
  temporary,
  inputs = {},
  base = '',
}: RunOptions): ActionRun {
  mkdirSync(temporary, { recursive: true });
  const summaryFile = join(temporary, 'summary.md');
  const contexts = {
    github: { event: { pull_request: { base: { sha: base } } } },
    runner: { temp: temporary, os: 'Linux' },
    inputs: { ...inputs },
    steps: {},
  };
  for (const [name, { default: value }] of Object.entries(action.inputs))
    contexts.inputs[name] ??= filled(value, contexts);
  const state = { isGreen: true, log: '' };
  for (const step of action.runs.steps) runStep(step);
  return {
    ...state,
    summary: existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : '',
    outputs: Object.fromEntries(
      Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value, contexts)]),
    ),
  };

  function runStep(step: Step): void {
    const condition = (step.if ?? '').replace(/^\$\{\{(.*)\}\}$/, '$1');
    const isWanted = condition === '' || evaluate(condition, contexts) === true;
    const asksStatus = /cancelled\(\)/.test(condition);
    if (!isWanted || !(state.isGreen || asksStatus) || step.run === undefined) return;
    const outputFile = join(temporary, 'output');
    writeFileSync(outputFile, '');
    const script = join(temporary, 'step.sh');
    writeFileSync(script, step.run);
    const own = Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      filled(value, contexts),
    ]);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', script],
      {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          PATH: process.env['PATH'],
          HOME: temporary,
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
          GITHUB_ACTION_PATH: actionPath,
          GITHUB_STEP_SUMMARY: summaryFile,
          GITHUB_OUTPUT: outputFile,
          RUNNER_TEMP: temporary,
          ...Object.fromEntries(own),
        },
      },
    );
    state.log += stdout + stderr;
    if (status !== 0) state.isGreen = false;
    if (step.id === undefined) return;
    const lines = readFileSync(outputFile, 'utf8').split('\n');
    const outputs = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)));
    Object.assign(contexts.steps, {
      [step.id]: { outcome: status === 0 ? 'success' : 'failure', outputs },
    });
  }
}

/** A text with its expressions replaced by their values. */
function filled(text: string, contexts: object): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression) =>
    String(evaluate(expression, contexts) ?? ''),
  );
}

/** The expressions of action.yml mean the same in JavaScript, but for names with hyphens. */
function evaluate(expression: string, contexts: object): unknown {
  const script = expression.replaceAll(/\.(\w+(?:-\w+)+)/g, '["$1"]').replaceAll('.', '?.');
  return runInNewContext(script, { ...contexts, cancelled: () => false });
}
