import { inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

type Pair = readonly [from: Identifier, to: Identifier];

interface RenameArgs extends Node {
  readonly kind: 'RenameArgs';
  readonly pairs: readonly Pair[];
}

export const rename = defineCommand<RenameArgs>({
  name: 'rename',
  type: 'streaming',
  usage: 'rename <field> AS <field> [, <field> AS <field>]…',
  summary:
    'Renames fields. Each `*` on the right is replaced with the text that the `*` on the left matched.',
  rules: [126, 127, 150],
  examples: [
    {
      title: 'Remove the dataset prefix',
      search: '| rename "Processes.*" AS *',
      input: [{ 'Processes.user': 'a', count: '1' }],
      output: [{ user: 'a', count: '1' }],
    },
    {
      title: 'A missing source field removes the target field',
      search: '| rename a AS b',
      input: [{ b: '1', c: '2' }],
      output: [{ c: '2' }],
    },
  ],
  parse: (reader) => ({ kind: 'RenameArgs', pairs: parsePairs(reader), span: reader.span }),
  print: ({ pairs }, printer) =>
    pairs
      .map(([from, to]) => `${printer.quoted(from.text)} AS ${printer.quoted(to.text)}`)
      .join(', '),
  lower: ({ pairs }, context) => ({
    kind: 'rename',
    input: inputOf(context),
    pairs,
    span: context.span,
  }),
});

/**
 * ```
 * pairs : (field "AS" field ","?)+
 * ```
 */
function parsePairs(reader: ArgReader): Pair[] {
  const pairs: Pair[] = [];
  if (reader.done) reader.expected('a field');
  while (!reader.done) {
    const from = reader.field();
    if (from === undefined) {
      reader.expected('a field');
      break;
    }
    if (!reader.keyword('as')) {
      reader.expected('AS');
      break;
    }
    const to = reader.field();
    if (to === undefined) {
      reader.expected('a name after AS');
      break;
    }
    checkStars(from, to, reader);
    pairs.push([from, to]);
    while (reader.punctuation(','));
  }
  return pairs;
}

function checkStars(from: Identifier, to: Identifier, reader: ArgReader): void {
  const count = ({ text }: Identifier): number => text.split('*').length - 1;
  if (count(from) !== count(to)) reader.expected(`as many * as in "${from.text}"`, to.span);
}
