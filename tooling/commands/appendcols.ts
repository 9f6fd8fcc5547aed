import type { Compiler, Executable } from '../backends/engine/operator.ts';
import type { Event } from '../events/event.ts';
import type { Operator } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { fieldsAdded } from '../plan/known-fields.ts';
import { extension } from '../resolve/lower.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { defineCommand } from './command.ts';
import { isTrue } from './option.ts';
import { readSubsearchOptions } from './subsearch-options.ts';

interface AppendcolsArgs extends Node {
  readonly kind: 'AppendcolsArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly subsearch: Pipeline | undefined;
}

interface AppendcolsData {
  readonly overrides: boolean;
}

/**
 * ```
 * appendcols : "appendcols" option* subsearch
 * option     : "override=" bool | ("extendtimerange=" | "maxtime=" | "maxout=" | "timeout=") text
 * ```
 */
export const appendcols = defineCommand<AppendcolsArgs, AppendcolsData>({
  name: 'appendcols',
  type: 'dataset processing',
  usage: 'appendcols [override=<bool>] [<subsearch>]',
  summary:
    'Adds the fields of a subsearch to the current results, row by row: fields of its first row to the first row, and so on.',
  rules: [161, 176],
  examples: [
    {
      title: 'Existing fields are kept unless override=true',
      search: '| stats count | appendcols [ search a=1 | stats count AS ones | eval count=0 ]',
      input: [{ a: '1' }, { a: '2' }],
      output: [{ count: 2, ones: 1 }],
    },
  ],
  parse: (reader) => {
    const options = readSubsearchOptions(reader, ['override']);
    return { kind: 'AppendcolsArgs', options, subsearch: reader.subsearch(), span: reader.span };
  },
  print: ({ options, subsearch }, printer) =>
    `${printer.options(options)} ${subsearch === undefined ? '' : printer.subsearch(subsearch)}`.trim(),
  lower: ({ options, subsearch }, context) => {
    const columns = subsearch && context.pipeline(subsearch);
    return extension<AppendcolsData>(context, {
      args: { overrides: isTrue(options.get('override')) },
      effect: acrossRows({ adds: fieldsAdded(columns), rows: 'more' }),
      subplans: columns === undefined ? [] : [columns],
    });
  },
  operator: sideBySide,
});

/** If one sequence is longer, its remaining items come without a partner. */
function sideBySide(
  { overrides }: AppendcolsData,
  _: Compiler,
  [columns]: readonly Executable[],
): Operator {
  return function* (rows, run) {
    const others = (columns?.(run) ?? [])[Symbol.iterator]();
    for (const row of rows) {
      const { value: other, done } = others.next();
      yield done ? row : merged(row, other, overrides);
    }
    for (let next = others.next(); !next.done; next = others.next()) yield next.value;
  };
}

function merged(row: Event, other: Event, overrides: boolean): Event {
  const copy = new Map(row);
  for (const [name, value] of other) if (overrides || !row.has(name)) copy.set(name, value);
  return copy;
}
