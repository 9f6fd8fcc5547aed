import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';

interface TagsArgs extends Node {
  readonly kind: 'TagsArgs';
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

const OPTIONS = { options: ['outputfield', 'inclname', 'inclvalue', 'allowed_tags'] };

/**
 * ```
 * tags : "tags" (field ","? | option)*
 * ```
 */
export const tags = defineCommand<TagsArgs>({
  name: 'tags',
  type: 'streaming',
  usage:
    'tags [outputfield=<field>] [inclname=<bool>] [inclvalue=<bool>] [allowed_tags=<text>] [<field>…]',
  summary:
    'Adds the tags of field values. Tags are configured on a Splunk server: offline, rows pass through unchanged with a warning.',
  examples: [
    {
      title: 'No tags are added offline',
      search: '| tags outputfield=tag host',
      input: [{ host: 'web1' }],
      output: [{ host: 'web1' }],
    },
  ],
  parse: (reader) => {
    const { fields, options } = readFields(reader, OPTIONS);
    return { kind: 'TagsArgs', fields, options, span: reader.span };
  },
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: ({ fields }, context) =>
    extension(context, { args: {}, effect: perRow({ reads: fields }) }),
  operator: () => (rows, run) => {
    run.warn('tags adds no fields offline: tags are configured on a Splunk server');
    return rows;
  },
});
