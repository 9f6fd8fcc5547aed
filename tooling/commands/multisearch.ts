import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface MultisearchArgs extends Node {
  readonly kind: 'MultisearchArgs';
  readonly searches: readonly Pipeline[];
}

/**
 * ```
 * multisearch : "multisearch" subsearch subsearch+
 * ```
 */
export const multisearch = defineCommand<MultisearchArgs>({
  name: 'multisearch',
  type: 'generating',
  usage: 'multisearch [<subsearch>] [<subsearch>]…',
  summary: 'Runs several searches and returns their combined results.',
  rules: [176],
  examples: [],
  parse: (reader) => ({
    kind: 'MultisearchArgs',
    searches: parseSearches(reader),
    span: reader.span,
  }),
  print: ({ searches }, printer) => searches.map((search) => printer.subsearch(search)).join(' '),
  lower: ({ searches }, context) => ({
    kind: 'union',
    inputs: searches.map((search) => context.pipeline(search)),
    span: context.span,
  }),
});

function parseSearches(reader: ArgReader): Pipeline[] {
  const searches: Pipeline[] = [];
  while (reader.peek('[')) {
    const search = reader.subsearch();
    if (search !== undefined) searches.push(search);
  }
  if (searches.length < 2) reader.expected('two or more subsearches in brackets');
  return searches;
}
