import type { Command } from 'commander';
import { UsageError } from './world.ts';

/** What the options of one command need, so that none is without effect. Names are without dashes; PATHS is any argument. */
export interface OptionRules {
  /** An option has an effect only with one of others. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** An option has none of the others. */
  readonly excludes?: Readonly<Record<string, readonly string[]>>;
  /** With this option, only these others have an effect. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

const FETCHING: OptionRules['needs'] = { 'allow-private': ['fetch'] };
const MEASURING = ['coverage', 'coverage-min', 'mutate', 'mutate-min', 'suggest'];

/** The rules of each command, by its words. */
export const optionRules: Readonly<Record<string, OptionRules>> = {
  check: {
    needs: { 'dry-run': ['fix'], 'allow-private': ['links'] },
    excludes: {
      'write-baseline': [
        'PATHS',
        'only',
        'changed',
        'summary',
        'limit',
        'json',
        'format',
        'baseline',
      ],
      'dry-run': ['summary', 'limit', 'json', 'format'],
      limit: ['summary', 'json'],
      summary: ['json'],
    },
    only: { watch: ['content'] },
  },
  test: {
    needs: { rows: ['json', 'format'], ...FETCHING, write: ['suggest'], jobs: MEASURING },
    excludes: {
      plan: ['PATHS', 'content', 'attack-data', 'fetch', 'changed', ...MEASURING],
      engine: ['timezone', ...MEASURING],
      'reference-time': MEASURING,
    },
    only: { watch: ['content', 'attack-data', 'timezone', 'strict', 'require-data'] },
  },
  run: {
    excludes: {
      schedule: ['window'],
      engine: [
        'source',
        'sourcetype',
        'reference-time',
        'geo',
        'window',
        'schedule',
        'timezone',
        'jobs',
      ],
    },
  },
  explain: {
    needs: { source: ['data'], sourcetype: ['data'] },
    excludes: { data: ['test', 'attack-data'], json: ['raw'] },
    only: { plan: ['content'] },
  },
  review: {
    needs: {
      ...FETCHING,
      changed: ['PATHS'],
      corpus: ['PATHS'],
      'require-compared': ['PATHS'],
      artifacts: ['format'],
    },
  },
  docs: { excludes: { check: ['prune'] } },
  site: { needs: { port: ['serve'] } },
  build: {
    needs: { ...FETCHING, fetch: ['require-tests'], 'attack-data': ['require-tests'] },
    excludes: { diff: ['out', 'format', 'require-tests'] },
  },
  convert: { excludes: { out: ['in-place'] } },
  sql: { excludes: { all: ['PATHS'] } },
  'data lock': { needs: FETCHING },
  'data attack': { needs: FETCHING, excludes: { from: ['fetch'] } },
  'data replay': { needs: { 'ack-timeout': ['ack'] } },
};

/** The words of a command: `data lock`. */
export function commandWords(command: Command): string {
  const { parent } = command;
  const above = parent?.parent == null ? '' : `${commandWords(parent)} `;
  return above + command.name();
}

/** Throws for the first option that has no effect beside the others. */
export function refuseWithoutEffect(command: Command): void {
  const rules = optionRules[commandWords(command)] ?? {};
  const given = givenTo(command);
  for (const [option, others] of Object.entries(rules.needs ?? {}))
    if (given.includes(option) && !others.some((other) => given.includes(other)))
      throw new UsageError(`${shown(option)} has an effect only with ${either(others)}`);
  for (const [option, others] of Object.entries(rules.excludes ?? {})) {
    const other = others.find((name) => given.includes(name));
    if (given.includes(option) && other !== undefined)
      throw new UsageError(`${shown(option)} and ${shown(other)} cannot be combined`);
  }
  for (const [option, others] of Object.entries(rules.only ?? {})) {
    const other = given.find((name) => name !== option && !others.includes(name));
    if (given.includes(option) && other !== undefined)
      throw new UsageError(`${shown(option)} cannot be combined with ${shown(other)}`);
  }
}

/** The options on the command line; PATHS stands for an argument. */
function givenTo(command: Command): readonly string[] {
  const given = command.options.filter(
    (option) => command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  // An option like --no-cache is known by the name that it turns off.
  const names = given.map(({ long }) => long?.replace(/^--(?:no-)?/, '') ?? '');
  const required = command.registeredArguments.filter((argument) => argument.required).length;
  return command.args.length > required ? [...names, 'PATHS'] : names;
}

function shown(name: string): string {
  return name === 'PATHS' ? 'an argument' : `--${name}`;
}

function either(names: readonly string[]): string {
  const all = names.map(shown);
  return all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
