import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { dataModelScan, unprefixed } from './dataset-reference.ts';

interface DatamodelArgs extends Node {
  readonly kind: 'DatamodelArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly model: Word | undefined;
  readonly dataset: Word | undefined;
  /** Returns the events of the dataset, with or without prefixes; undefined for its definition. */
  readonly mode: Word | undefined;
}

export const datamodel = defineCommand<DatamodelArgs>({
  name: 'datamodel',
  type: 'generating',
  usage: 'datamodel <Model> <Dataset> search|flat',
  summary:
    'Returns the events of a data model dataset. Field names have the dataset prefix in search mode, and none in flat mode.',
  rules: [151],
  examples: [],
  parse,
  print,
  lower,
});

const SYNTAX = { options: ['strict_fields', 'allow_old_summaries', 'summariesonly'] };
const MODES = ['search', 'flat', 'acceleration_search'];

/**
 * ```
 * datamodel : "datamodel" option* (model option* (dataset option* mode?)?)? option*
 * mode      : "search" | "flat" | "acceleration_search"
 * ```
 */
function parse(reader: ArgReader): DatamodelArgs {
  const options = new Map<string, Word>();
  const next = (): Word | undefined => {
    readOptions(reader, SYNTAX, options);
    return reader.done ? undefined : reader.word();
  };
  const model = next();
  const dataset = next();
  const mode = next();
  if (mode !== undefined && !MODES.includes(mode.text)) {
    reader.expected(`one of ${MODES.join(', ')}`, mode.span);
  }
  readOptions(reader, SYNTAX, options);
  return { kind: 'DatamodelArgs', options, model, dataset, mode, span: reader.span };
}

function print({ options, model, dataset, mode }: DatamodelArgs, printer: Printer): string {
  const words = [model, dataset, mode].flatMap((word) => (word === undefined ? [] : [word]));
  return printed(printer.options(options), ...words.map(({ text }) => printer.quoted(text)));
}

function lower({ model, dataset, mode }: DatamodelArgs, { span }: LowerContext): LogicalPlan {
  if (model === undefined || dataset === undefined || mode === undefined) {
    const reason = 'without "search" it returns the definition of a data model, not events';
    return { kind: 'unsupported', input: undefined, command: 'datamodel', reason, span };
  }
  const place = { start: model.span.start, end: dataset.span.end };
  const scan = dataModelScan({ ...model, text: `${model.text}.${dataset.text}`, span: place });
  return mode.text === 'flat' ? unprefixed(scan) : scan;
}
