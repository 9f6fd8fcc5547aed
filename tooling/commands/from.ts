import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';
import {
  type DatasetReference,
  datasetPlan,
  parseDataset,
  printDataset,
  withoutPrefixesOfAll,
} from './dataset-reference.ts';

interface FromArgs extends Node {
  readonly kind: 'FromArgs';
  readonly dataset: DatasetReference | undefined;
}

/**
 * ```
 * from : "from" dataset
 * ```
 */
export const from = defineCommand<FromArgs, null>({
  name: 'from',
  type: 'generating',
  usage: 'from datamodel:<Model>.<Dataset> | from lookup:<lookup>',
  summary: 'Returns the rows of a data model dataset (without the dataset prefix) or of a lookup.',
  rules: [151],
  examples: [],
  parse: (reader) => ({ kind: 'FromArgs', dataset: parseDataset(reader), span: reader.span }),
  print: ({ dataset }, printer) => (dataset === undefined ? '' : printDataset(dataset, printer)),
  lower: ({ dataset }, context) =>
    dataset === undefined
      ? { kind: 'union', inputs: [], span: context.span }
      : datasetPlan(dataset, context),
  operator: () => withoutPrefixesOfAll,
  savedSearch: (written) => /^\s*savedsearch\s*[:=]?\s*(.+)$/is.exec(written)?.[1],
});
