import { held } from '../events/bounds.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface ReverseArgs extends Node {
  readonly kind: 'ReverseArgs';
}

/**
 * ```
 * reverse : "reverse"
 * ```
 */
export const reverse = defineCommand<ReverseArgs>({
  name: 'reverse',
  type: 'dataset processing',
  usage: 'reverse',
  summary: 'Reverses the order of the rows.',
  rules: [123],
  examples: [
    {
      title: 'The last row comes first',
      search: '| reverse',
      input: [{ n: 1 }, { n: 2 }],
      output: [{ n: 2 }, { n: 1 }],
    },
  ],
  parse: (reader) => ({ kind: 'ReverseArgs', span: reader.span }),
  print: () => '',
  lower: (_, context) => extension(context, { args: {}, effect: acrossRows({}) }),
  operator: () => (rows, run) => held(rows, run, (kept) => kept.reverse()),
});
