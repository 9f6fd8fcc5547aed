import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodesOf } from '../../tooling/plan/plan.ts';
import { planOf } from '../commands/run-search.ts';
import { commandCases } from './command-cases.ts';

/** Commands whose nodes still hold a function. The list only gets shorter. */
const WITH_FUNCTION: readonly string[] = [
  'commands/convert.ts',
  'commands/dataset-reference.ts',
  'commands/eventstats.ts',
  'commands/fillnull.ts',
  'commands/inputlookup.ts',
  'commands/iplocation.ts',
  'commands/join.ts',
  'commands/lookup.ts',
  'commands/makeresults.ts',
  'commands/mvexpand.ts',
  'commands/rex.ts',
  'commands/spath.ts',
  'commands/streamstats.ts',
  'commands/tstats.ts',
  'spl2/commands.ts',
];

test('the arguments of extensions are plain data', () => {
  for (const example of commandCases) {
    for (const node of nodesOf(planOf(example).plan)) {
      if (node.kind !== 'extension') continue;
      const written = JSON.stringify(node.args);
      expect(JSON.parse(written), `${node.command} in ${example.search}`).toEqual(node.args);
    }
  }
});

test('no new command puts a function into the plan', () => {
  const withFunction = readdirSync('tooling', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && /^(?:commands|spl2)\//.test(path))
    .filter((path) => readFileSync(join('tooling', path), 'utf8').includes("kind: 'apply'"));
  expect(
    withFunction.sort(),
    'A command lowers to core nodes, or to extension(context, { args, effect }) with an operator beside ' +
      'its lower: tooling/README.md, "An SPL command".',
  ).toEqual(WITH_FUNCTION);
});
