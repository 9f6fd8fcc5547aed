import { existsSync, readdirSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { byCodeUnit } from '../../base/order.ts';
import { isRecord } from '../../base/record.ts';
import type { Rule } from '../../lint/rule.ts';
import { rules as ownRules } from '../../lint/rules/index.ts';
import type { Host } from '../host.ts';
import { UsageError } from '../usage-error.ts';

/** The custom rules of a content folder, in `rules/`. They are code. */
export interface CustomRules {
  readonly rules: readonly Rule[];
  /** The IDs of rules that were not run because their code was not allowed to run. */
  readonly notRun: readonly string[];
}

/** Whether the rules may run, and on which machine. */
export interface CustomRuleOptions {
  /** Whether the user, not the content, allowed the code to run. */
  readonly isAllowed: boolean;
  readonly host: Host;
}

/**
 * Loads the custom rules of a content folder, or lists them if they may not run. Reports all of their problems in
 * one error.
 */
export async function customRules(
  root: string,
  { isAllowed, host }: CustomRuleOptions,
): Promise<CustomRules> {
  const files = ruleFiles(root);
  if (!isAllowed || files.length === 0) return { rules: [], notRun: files.map(idOf) };
  prepareModules(host.packageRoot);
  const loaded = await Promise.all(files.map((file) => loadRule(root, file)));
  const problems = [
    ...loaded.filter((one) => typeof one === 'string'),
    ...files.filter((file) => clashes(file, files)).map(clashProblem),
  ];
  if (problems.length > 0) throw new UsageError(problems.sort(byCodeUnit).join('\n       '));
  return { rules: loaded.filter((one) => typeof one !== 'string'), notRun: [] };
}

/** Modules directly in `rules/`, except tests and declarations; shared code is in subfolders. */
function ruleFiles(root: string): string[] {
  const folder = join(root, 'rules');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(?:ts|js|mjs)$/.test(name) && !/\.(?:d|test)\.\w+$/.test(name))
    .sort(byCodeUnit);
}

/** The file name of a rule is its ID, so that the ID is known without running code. */
function idOf(file: string): string {
  return file.replace(/\.\w+$/, '');
}

const OWN = new Set(ownRules.map(({ id }) => id));

function clashes(file: string, files: readonly string[]): boolean {
  return OWN.has(idOf(file)) || files.some((other) => other !== file && idOf(other) === idOf(file));
}

function clashProblem(file: string): string {
  return `rules/${file}: another rule has the ID "${idOf(file)}"`;
}

/** The rule that a module exports, or its problem. */
async function loadRule(root: string, file: string): Promise<Rule | string> {
  try {
    const module: unknown = await import(pathToFileURL(resolve(root, 'rules', file)).href);
    const rule = isRecord(module) ? module['default'] : undefined;
    return isRule(rule, idOf(file)) ? rule : `rules/${file}: ${wantedShape(idOf(file))}`;
  } catch (error) {
    return `rules/${file} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info', 'off'];

function isRule(value: unknown, id: string): value is Rule {
  return (
    isRecord(value) &&
    value['id'] === id &&
    /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/.test(id) &&
    typeof value['summary'] === 'string' &&
    SEVERITIES.includes(value['severity']) &&
    typeof value['check'] === 'function'
  );
}

function wantedShape(id: string): string {
  return `expected "export default defineRule({ id: '${id}', summary, check })", with lowercase letters and hyphens as its ID`;
}

/**
 * Content has no node_modules if Tripline is installed elsewhere: its rules import the Tripline that runs them.
 * TypeScript is compiled in the same way for every version of Node.js.
 */
function prepareModules(packageRoot: string): void {
  const rules = pathToFileURL(join(packageRoot, 'dist', 'api', 'rules.js')).href;
  const esbuild = createRequire(import.meta.url).resolve('esbuild');
  const data = { rules, esbuild: pathToFileURL(esbuild).href };
  register(`data:text/javascript,${encodeURIComponent(HOOKS)}`, { data });
}

/** Runs in its own thread. */
const HOOKS = `import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
let known;
export function initialize(data) { known = data; }
export function resolve(name, context, next) {
  return name === 'tripline/rules' ? { url: known.rules, shortCircuit: true } : next(name, context);
}
export async function load(url, context, next) {
  if (!/^file:.*\\.ts$/.test(url)) return next(url, context);
  const { default: { transform } } = await import(known.esbuild);
  const text = await readFile(fileURLToPath(url), 'utf8');
  const options = { loader: 'ts', format: 'esm', target: 'node20', sourcemap: 'inline', sourcefile: url, logLevel: 'silent' };
  const { code } = await transform(text, options);
  return { format: 'module', source: code, shortCircuit: true };
}`;
