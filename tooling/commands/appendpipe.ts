import { added, held } from '../events/bounds.ts';
import { withRows } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { fieldsAdded, fieldsOf } from '../plan/known-fields.ts';
import { given } from '../plan/plan.ts';
import { extension, inputOf } from '../resolve/lower.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';

interface AppendpipeArgs extends Node {
  readonly kind: 'AppendpipeArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly pipeline: Pipeline | undefined;
}

/**
 * ```
 * appendpipe : "appendpipe" ("run_in_preview=" bool)? "[" pipeline "]"
 * ```
 */
export const appendpipe = defineCommand<AppendpipeArgs>({
  name: 'appendpipe',
  type: 'transforming',
  usage: 'appendpipe [<pipeline>]',
  summary: 'Runs a pipeline over the current results and appends its output.',
  rules: [176],
  examples: [
    {
      title: 'Append a total',
      search: '| table a n | appendpipe [ stats sum(n) AS n ]',
      input: [
        { a: 'x', n: 1 },
        { a: 'y', n: 2 },
      ],
      output: [{ a: 'x', n: 1 }, { a: 'y', n: 2 }, { n: 3 }],
    },
  ],
  parse: (reader) => {
    const options = new Map<string, Word>();
    readOptions(reader, { options: ['run_in_preview'] }, options);
    return { kind: 'AppendpipeArgs', options, pipeline: reader.subsearch(), span: reader.span };
  },
  print: ({ options, pipeline }, printer) =>
    `${printer.options(options)} ${pipeline === undefined ? '' : printer.subsearch(pipeline)}`.trim(),
  lower: ({ pipeline }, context) => {
    const appended = pipeline && context.pipeline(pipeline, given(pipeline.span));
    return extension(context, {
      args: {},
      effect: acrossRows({ adds: fieldsAdded(appended, fieldsOf(inputOf(context))), rows: 'more' }),
      subplans: appended === undefined ? [] : [appended],
    });
  },
  operator:
    (_, __, [appended]) =>
    (rows, run) =>
      held(rows, run, function* (kept) {
        yield* kept;
        yield* added(appended?.(withRows(run, kept)) ?? [], run);
      }),
});
