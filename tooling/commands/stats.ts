import { inputOf } from '../resolve/lower.ts';
import type { Aggregation, Identifier, Node } from '../spl/ast.ts';
import { printed, readGrouping, readStatistics } from './arguments.ts';
import { checkStatistics } from './check-statistics.ts';
import { defineCommand } from './command.ts';
import { isTrue } from './option.ts';

interface StatsArgs extends Node {
  readonly kind: 'StatsArgs';
  readonly aggregations: readonly Aggregation[];
  readonly by: readonly Identifier[];
  readonly dedupSplitValues: boolean;
  readonly delimiter: string | undefined;
}

/**
 * ```
 * stats : "stats" option* aggregation (","? aggregation)* ("BY" field (","? field)*)? option*
 * ```
 */
export const stats = defineCommand<StatsArgs>({
  name: 'stats',
  aliases: ['sistats'],
  type: 'transforming',
  usage: 'stats <function>(<field>) [AS <name>]… [BY <field>…]',
  summary: 'Computes statistics over all rows, or for each combination of BY field values.',
  rules: [97, 98, 99, 100, 101, 110, 111, 112, 113, 114],
  examples: [
    {
      title: 'Count by user; events without the field are ignored',
      search: '| stats count BY user',
      input: [{ user: 'b' }, { user: 'a' }, { user: 'b' }, { host: 'x' }],
      output: [
        { user: 'a', count: 1 },
        { user: 'b', count: 2 },
      ],
    },
    {
      title: 'The count of no events is 0',
      search: '| search a=none | stats count',
      input: [{ a: '1' }],
      output: [{ count: 0 }],
    },
  ],
  parse: (reader) => {
    const { aggregations, options } = readStatistics(reader, SYNTAX);
    if (aggregations.length === 0) reader.expected('a statistical function');
    const by = readGrouping(reader, SYNTAX, options);
    checkStatistics(reader, aggregations, by);
    return {
      kind: 'StatsArgs',
      aggregations,
      by,
      dedupSplitValues: isTrue(options.get('dedup_splitvals')),
      delimiter: options.get('delim')?.text,
      span: reader.span,
    };
  },
  print: ({ aggregations, by, dedupSplitValues, delimiter }, printer) =>
    printed(
      dedupSplitValues ? 'dedup_splitvals=true' : '',
      delimiter === undefined ? '' : `delim=${printer.quoted(delimiter)}`,
      printer.aggregations(aggregations),
      by.length === 0 ? '' : `BY ${printer.fields(by)}`,
    ),
  lower: ({ aggregations, by, dedupSplitValues, delimiter }, context) => ({
    kind: 'aggregate',
    input: inputOf(context),
    aggregations: context.aggregations(aggregations),
    by,
    dedupSplitValues,
    delimiter,
    span: context.span,
  }),
});

const SYNTAX = {
  options: ['allnum', 'delim', 'partitions', 'dedup_splitvals', 'prestats'],
  stopWords: ['by'],
};
