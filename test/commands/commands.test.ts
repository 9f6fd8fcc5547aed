import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandList, commands } from '../../tooling/commands/index.ts';
import { type Case, expected, roundTrip, runSearch } from './run-search.ts';

const NAMES = 'splunk-commands.yml';
const splunkCommands: Readonly<Record<string, string>> = parse(
  readFileSync(join(import.meta.dirname, NAMES), 'utf8'),
);

const fixtures = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.yml') && file !== NAMES)
  .map((file) => ({
    name: file.replace('.yml', ''),
    cases: parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Case[],
  }));

describe('a command does what its examples show', () => {
  const examples = commandList.flatMap(({ name, examples }) =>
    examples.map((example) => ({ name, example: example as Case })),
  );
  test.each(examples)('$name: $example.title', ({ example }) => check(example));
});

describe.each(fixtures)('$name', ({ cases }) => {
  test.each(cases)('$title', check);
});

function check(example: Case): void {
  const { rows, diagnostics, warnings, failure, hits } = runSearch(example);
  expect(diagnostics).toEqual(example.diagnostics ?? []);
  expect(failure).toBe(example.fails);
  expect(rows).toEqual(example.output.map(expected));
  expect(warnings).toEqual(example.warnings ?? warnings);
  expect(hits.map(({ limit }) => limit)).toEqual(example.limits ?? []);
}

describe('what a command prints reads as the same command', () => {
  const searches = [...commandList, ...fixtures].flatMap((one) =>
    ('cases' in one ? one.cases : one.examples)
      .filter((example) => !('diagnostics' in example))
      .map(({ search }) => ({ search })),
  );
  test.each(searches)('$search', ({ search }) => {
    const { printed, tree, again, diagnostics } = roundTrip(search);
    expect(diagnostics, printed).toEqual([]);
    expect(again, printed).toEqual(tree);
  });
});

describe('the registry', () => {
  const names = commandList.map(({ name }) => name);

  test('gives every name and alias to one command, whether it runs or not', () => {
    const all = commandList.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  test.each(Object.entries(splunkCommands))('knows the commands of Splunk: %s', (_, group) => {
    expect(group.split(/\s+/).filter((name) => !commands.has(name))).toEqual([]);
  });

  test('has an example or a fixture for each command that can run', () => {
    const shown = new Set(fixtures.map(({ name }) => name));
    const unshown = commandList
      .filter(({ unsupported }) => unsupported === undefined)
      .filter(({ name, examples }) => examples.length === 0 && !shown.has(name));
    expect(unshown.map(({ name }) => name)).toEqual([]);
  });

  test('has a command for each fixture', () => {
    expect(fixtures.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
  });
});
