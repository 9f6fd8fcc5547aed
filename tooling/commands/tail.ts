import type { Event } from '../events/event.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import { readCount } from './arguments.ts';
import { defineCommand } from './command.ts';

interface TailArgs extends Node {
  readonly kind: 'TailArgs';
  readonly count: number;
}

const DEFAULT_COUNT = 10;

/**
 * ```
 * tail : "tail" count?
 * ```
 */
export const tail = defineCommand<TailArgs, Last>({
  name: 'tail',
  type: 'dataset processing',
  usage: 'tail [<count>]',
  summary: 'Keeps the last rows (default: 10), in reverse order.',
  rules: [123],
  examples: [
    {
      title: 'The last two rows, last row first',
      search: '| tail 2',
      input: [{ n: 1 }, { n: 2 }, { n: 3 }],
      output: [{ n: 3 }, { n: 2 }],
    },
  ],
  parse: (reader) => {
    const limit = reader.options(['limit']).get('limit');
    const count = limit === undefined ? readCount(reader) : Number(limit.text);
    if (limit !== undefined && Number.isNaN(count))
      reader.invalidOption('limit', 'a number', limit);
    return { kind: 'TailArgs', count: count || DEFAULT_COUNT, span: reader.span };
  },
  print: ({ count }) => String(count),
  lower: ({ count }, context) =>
    extension<Last>(context, { args: { count }, effect: acrossRows({ rows: 'fewer' }) }),
  operator: last,
});

interface Last {
  readonly count: number;
}

function last({ count }: Last): Operator {
  return function* (rows) {
    // A ring buffer: each row replaces the row `count` rows before it.
    const ring: Event[] = [];
    let next = 0;
    for (const row of rows) {
      ring[next % count] = row;
      next += 1;
    }
    for (let index = next - 1; index >= Math.max(0, next - count); index -= 1) {
      const row = ring[index % count];
      if (row !== undefined) yield row;
    }
  };
}
