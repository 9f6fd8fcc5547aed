import { inputOf } from '../resolve/lower.ts';
import type { Aggregation, Identifier, Node } from '../spl/ast.ts';
import { type Options, printed, readGrouping, readStatistics } from './arguments.ts';
import { checkStatistics } from './check-statistics.ts';
import { defineCommand } from './command.ts';

interface EventstatsArgs extends Node {
  readonly kind: 'EventstatsArgs';
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly Identifier[];
  readonly options: Options;
}

const SYNTAX = { options: ['allnum'] };

/**
 * ```
 * eventstats : "eventstats" (option | aggregation ","?)+ ("BY" (field ","?)+)?
 * ```
 */
export const eventstats = defineCommand<EventstatsArgs>({
  name: 'eventstats',
  type: 'dataset processing',
  usage: 'eventstats <function>(<field>) [AS <name>]… [BY <field>…]',
  summary: 'Computes statistics like stats, and adds the results to each row of the group.',
  rules: [97, 110, 111, 115],
  examples: [
    {
      title: 'Add the group average to each row; rows without the BY field do not change',
      search: '| eventstats avg(n) AS average BY user',
      input: [{ user: 'a', n: 1 }, { user: 'a', n: 3 }, { user: 'b', n: 5 }, { n: 7 }],
      output: [
        { user: 'a', n: 1, average: 2 },
        { user: 'a', n: 3, average: 2 },
        { user: 'b', n: 5, average: 5 },
        { n: 7 },
      ],
    },
  ],
  parse: (reader) => {
    const { aggregations, options } = readStatistics(reader, { ...SYNTAX, stopWords: ['by'] });
    if (aggregations.length === 0) reader.expected('a statistical function');
    const by = readGrouping(reader, SYNTAX, options);
    checkStatistics(reader, aggregations, by);
    return { kind: 'EventstatsArgs', aggregations, by, options, span: reader.span };
  },
  print: ({ aggregations, by, options }, printer) =>
    printed(
      printer.options(options),
      printer.aggregations(aggregations),
      by.length === 0 ? '' : `BY ${printer.fields(by)}`,
    ),
  lower: ({ aggregations, by }, context) => ({
    kind: 'window',
    input: inputOf(context),
    aggregations: context.aggregations(aggregations),
    by,
    frame: { kind: 'whole' },
    span: context.span,
  }),
});
