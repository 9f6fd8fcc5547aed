import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node, Pipeline } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed } from './arguments.ts';
import { defineCommand } from './command.ts';
import {
  type DatasetReference,
  datasetPlan,
  parseDataset,
  printDataset,
} from './dataset-reference.ts';
import { readSubsearchOptions } from './subsearch-options.ts';

interface UnionArgs extends Node {
  readonly kind: 'UnionArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly datasets: readonly (Pipeline | DatasetReference)[];
}

export const union = defineCommand<UnionArgs>({
  name: 'union',
  type: 'dataset processing',
  usage: 'union [<subsearch>|datamodel:<dataset>|lookup:<lookup>]…',
  summary: 'Appends the results of several searches and datasets to the current results.',
  rules: [176],
  examples: [
    {
      title: 'Two searches',
      search: '| search * | union [ search a=1 ] [ search a=2 | eval b=3 ]',
      input: [{ a: '2' }, { a: '1' }],
      output: [{ a: '2' }, { a: '1' }, { a: '1' }, { a: '2', b: 3 }],
    },
  ],
  parse: (reader) => {
    const options = readSubsearchOptions(reader);
    return { kind: 'UnionArgs', options, datasets: parseDatasets(reader), span: reader.span };
  },
  print,
  lower,
});

/**
 * ```
 * union : "union" option* ((subsearch | dataset) ","?)+
 * ```
 */
function parseDatasets(reader: ArgReader): (Pipeline | DatasetReference)[] {
  const datasets: (Pipeline | DatasetReference)[] = [];
  do {
    const dataset = reader.peek('[') ? reader.subsearch() : parseDataset(reader);
    if (dataset === undefined) break;
    datasets.push(dataset);
    reader.punctuation(',');
  } while (!reader.done);
  return datasets;
}

function print({ options, datasets }: UnionArgs, printer: Printer): string {
  const parts = datasets.map((dataset) =>
    'commands' in dataset ? printer.subsearch(dataset) : printDataset(dataset, printer),
  );
  return printed(printer.options(options), ...parts);
}

function lower({ datasets }: UnionArgs, context: LowerContext): LogicalPlan {
  const plans = datasets.map((dataset) =>
    'commands' in dataset ? context.pipeline(dataset) : datasetPlan(dataset, context),
  );
  const before = context.input === undefined ? [] : [context.input];
  return { kind: 'union', inputs: [...before, ...plans], span: context.span };
}
