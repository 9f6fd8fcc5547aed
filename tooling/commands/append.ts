import type { LogicalPlan } from '../plan/plan.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';
import { readSubsearchOptions } from './subsearch-options.ts';

interface AppendArgs extends Node {
  readonly kind: 'AppendArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly subsearch: Pipeline | undefined;
}

/**
 * ```
 * append : "append" option* subsearch
 * option : ("extendtimerange=" | "maxtime=" | "maxout=" | "timeout=") text
 * ```
 */
export const append = defineCommand<AppendArgs>({
  name: 'append',
  type: 'dataset processing',
  usage: 'append [maxout=<number>] [<subsearch>]',
  summary: 'Appends the results of a subsearch to the current results.',
  rules: [161, 176],
  examples: [
    {
      title: 'Append results of another search',
      search: '| stats count | append [ search a=1 | fields a ]',
      input: [{ a: '1' }, { a: '2' }],
      output: [{ count: 2 }, { a: '1' }],
    },
  ],
  parse: (reader) => {
    const options = readSubsearchOptions(reader);
    return { kind: 'AppendArgs', options, subsearch: reader.subsearch(), span: reader.span };
  },
  print: ({ options, subsearch }, printer) =>
    `${printer.options(options)} ${subsearch === undefined ? '' : printer.subsearch(subsearch)}`.trim(),
  lower: ({ options, subsearch }, { input, span, ...context }) => {
    const inputs: LogicalPlan[] = input === undefined ? [] : [input];
    if (subsearch !== undefined) {
      const count = numberOption(options.get('maxout'), 0);
      const rows = context.pipeline(subsearch);
      inputs.push(count > 0 ? { kind: 'limit', input: rows, count, span: subsearch.span } : rows);
    }
    return { kind: 'union', inputs, span };
  },
});
