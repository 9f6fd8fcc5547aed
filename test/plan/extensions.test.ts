import { expect, test } from 'vitest';
import { nodesOf } from '../../tooling/plan/plan.ts';
import { planOf } from '../commands/run-search.ts';
import { commandCases } from './command-cases.ts';

test('the arguments of extensions are plain data', () => {
  for (const example of commandCases) {
    for (const node of nodesOf(planOf(example).plan)) {
      if (node.kind !== 'extension') continue;
      const written = JSON.stringify(node.args);
      expect(JSON.parse(written), `${node.command} in ${example.search}`).toEqual(node.args);
    }
  }
});
