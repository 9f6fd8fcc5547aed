import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodesOf } from '../../tooling/plan/plan.ts';
import { planOf } from '../commands/run-search.ts';
import { commandCases } from './command-cases.ts';

/** Commands whose nodes still hold a function. The list only gets shorter. */
const WITH_FUNCTION: readonly string[] = [
  'commands/bin.ts',
  'commands/chart/plan-chart.ts',
  'commands/convert.ts',
  'commands/dataset-reference.ts',
  'commands/dedup.ts',
  'commands/eventstats.ts',
  'commands/extract.ts',
  'commands/fieldformat.ts',
  'commands/fieldsummary.ts',
  'commands/filldown.ts',
  'commands/fillnull.ts',
  'commands/foreach.ts',
  'commands/format.ts',
  'commands/fromjson.ts',
  'commands/gentimes.ts',
  'commands/head.ts',
  'commands/inputlookup.ts',
  'commands/iplocation.ts',
  'commands/join.ts',
  'commands/lookup.ts',
  'commands/makecontinuous.ts',
  'commands/makejson.ts',
  'commands/makemv.ts',
  'commands/makeresults.ts',
  'commands/map.ts',
  'commands/multikv.ts',
  'commands/mvcombine.ts',
  'commands/mvexpand.ts',
  'commands/nomv.ts',
  'commands/outlier.ts',
  'commands/pivot.ts',
  'commands/rangemap.ts',
  'commands/reltime.ts',
  'commands/replace.ts',
  'commands/return.ts',
  'commands/rex.ts',
  'commands/sendalert.ts',
  'commands/set.ts',
  'commands/setfields.ts',
  'commands/sink.ts',
  'commands/spath.ts',
  'commands/strcat.ts',
  'commands/streamstats.ts',
  'commands/tags.ts',
  'commands/tail.ts',
  'commands/tojson.ts',
  'commands/top/frequency.ts',
  'commands/transaction.ts',
  'commands/transpose.ts',
  'commands/trendline.ts',
  'commands/tstats.ts',
  'commands/untable.ts',
  'commands/xmlkv.ts',
  'commands/xyseries.ts',
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
