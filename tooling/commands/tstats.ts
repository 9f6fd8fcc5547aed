import type { Bins } from '../plan/bins.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Aggregation, Identifier, Node, SearchExpression } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { parseTimespan } from '../time/timespan.ts';
import { checkFlag } from './arguments.ts';
import { checkStatistics } from './check-statistics.ts';
import { defineCommand } from './command.ts';
import { isTrue } from './option.ts';
import { checkTimeTerms } from './time-terms.ts';

interface TstatsArgs extends Node {
  readonly kind: 'TstatsArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly aggregations: readonly Aggregation[];
  /** `Model` or `Model.Dataset`; undefined for the events themselves. */
  readonly dataModel: Word | undefined;
  readonly where: SearchExpression | undefined;
  readonly by: readonly Identifier[];
  readonly span_: Word | undefined;
}

const OPTIONS = [
  'prestats',
  'local',
  'append',
  'summariesonly',
  'include_reduced_buckets',
  'allow_old_summaries',
  'use_summary_index_values',
  'chunk_size',
  'fillnull_value',
];
const CLAUSES = ['from', 'where', 'by', 'groupby'];

export const tstats = defineCommand<TstatsArgs>({
  name: 'tstats',
  type: 'generating',
  usage:
    'tstats [<option>…] <function>(<field>)… FROM datamodel=<Model>.<Dataset> [WHERE <search-expression>] [BY <field>… [span=<timespan>]]',
  summary:
    'Computes statistics over the events of a data model dataset. Offline, it always reads raw events, because there are no acceleration summaries.',
  rules: [136, 137, 138, 139, 145, 147, 148],
  examples: [],
  parse,
  print,
  lower,
  mustBeFirst: ({ options }) => !isTrue(options.get('append')) && !isTrue(options.get('prestats')),
});

/**
 * ```
 * tstats : "tstats" option* aggregation* ("FROM" "datamodel=" name)? ("WHERE" searchExpression)? (("BY" | "GROUPBY")
 * by)? by : (field | "span=" timespan)+
 * ```
 */
function parse(reader: ArgReader): TstatsArgs {
  const options = new Map<string, Word>();
  const aggregations: Aggregation[] = [];
  // Real searches have options before, between and after the functions.
  for (let start = -1; reader.mark() !== start; ) {
    start = reader.mark();
    readOwnOptions(reader, options);
    aggregations.push(...reader.aggregations(CLAUSES));
  }
  if (aggregations.length === 0) reader.expected('a statistical function');
  const dataModel = reader.keyword('from') ? parseFrom(reader) : undefined;
  readOwnOptions(reader, options);
  const where = reader.keyword('where') ? reader.search(['by', 'groupby']) : undefined;
  if (where !== undefined) checkTimeTerms(reader, where);
  const grouped = reader.keyword('by') || reader.keyword('groupby');
  const { by, span_ } = grouped ? parseBy(reader) : { by: [], span_: undefined };
  if (grouped && by.length === 0) reader.expected('a field after BY');
  if (span_ !== undefined && parseTimespan(span_.text) === undefined)
    reader.invalidOption('span', 'a timespan like 5m', span_);
  const ofFields = withoutEval(reader, aggregations);
  checkStatistics(reader, ofFields, by);
  return {
    kind: 'TstatsArgs',
    options,
    aggregations: ofFields,
    dataModel,
    where,
    by,
    span_,
    span: reader.span,
  };
}

function readOwnOptions(reader: ArgReader, options: Map<string, Word>): void {
  for (const [name, value] of reader.options(OPTIONS)) {
    checkFlag(reader, name, value);
    options.set(name, value);
  }
}

/** Splunk computes statistics from the index, which has no expressions. */
function withoutEval(
  reader: ArgReader,
  aggregations: readonly Aggregation[],
): readonly Aggregation[] {
  return aggregations.filter(({ argument, callee, span }) => {
    const isField = argument === undefined || !('kind' in argument);
    const name = callee.text;
    if (!isField) reader.problem((at) => splDiagnostic('eval-in-tstats', { name }, at), span);
    return isField;
  });
}

function parseFrom(reader: ArgReader): Word | undefined {
  const named = reader.options(['datamodel', 'sid']).get('datamodel');
  if (named !== undefined) return named;
  if (reader.keyword('datamodel')) reader.punctuation(':');
  const word = reader.word();
  if (word === undefined) reader.expected('datamodel=');
  return word;
}

function parseBy(reader: ArgReader): Pick<TstatsArgs, 'by' | 'span_'> {
  const by: Identifier[] = [];
  let span_: Word | undefined;
  for (;;) {
    while (reader.punctuation(','));
    if (reader.done) return { by, span_ };
    const option = reader.options(['span', 'prestats', 'append']).get('span');
    if (option !== undefined) {
      span_ = option;
      continue;
    }
    const field = reader.field();
    if (field === undefined) return { by, span_ };
    by.push(field);
  }
}

function print(
  { options, aggregations, dataModel, where, by, span_ }: TstatsArgs,
  printer: Printer,
): string {
  return [
    printer.options(options),
    printer.aggregations(aggregations),
    dataModel === undefined ? '' : `FROM datamodel=${printer.quoted(dataModel.text)}`,
    where === undefined ? '' : `WHERE ${printer.search(where)}`,
    by.length === 0 ? '' : `BY ${printer.fields(by)}`,
    span_ === undefined ? '' : `span=${span_.text}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function lower(args: TstatsArgs, context: LowerContext): LogicalPlan {
  const { span } = context;
  const { aggregations, by } = args;
  let plan = scan(args, span);
  const { where } = args;
  if (where !== undefined && where.kind !== 'SearchEverything') {
    plan = {
      kind: 'filter',
      input: plan,
      predicate: context.search(where),
      span: where.span,
    };
  }
  plan = binned(plan, args.span_);
  plan = withoutNulls(plan, args);
  plan = {
    kind: 'aggregate',
    input: plan,
    aggregations: context.aggregations(aggregations),
    by,
    dedupSplitValues: false,
    span,
  };
  const appends = isTrue(args.options.get('append')) && context.input !== undefined;
  return appends && context.input ? { kind: 'union', inputs: [context.input, plan], span } : plan;
}

function scan({ dataModel }: TstatsArgs, span: LogicalPlan['span']): LogicalPlan {
  if (dataModel === undefined) return { kind: 'scan', dataset: { kind: 'events' }, span };
  const [model = '', ...path] = dataModel.text.split('.');
  const dataset = { kind: 'data-model' as const, model, dataset: path.join('.') };
  return { kind: 'scan', dataset, span: dataModel.span };
}

/** `BY _time span=5m` groups by the start of each five-minute bucket. */
function binned(input: LogicalPlan, word: Word | undefined): LogicalPlan {
  const span = word === undefined ? undefined : parseTimespan(word.text);
  if (word === undefined || span === undefined) return input;
  const time = { text: '_time', span: word.span };
  const bins: Bins = {
    kind: 'time',
    span,
    align: undefined,
    most: 0,
    minimum: 0,
    from: undefined,
    to: undefined,
  };
  return { kind: 'bin', input, field: time, as: time, bins, span: word.span };
}

/** With fillnull_value, a missing BY value is that text; without it, the row is omitted (rule 138). */
function withoutNulls(input: LogicalPlan, { options, by }: TstatsArgs): LogicalPlan {
  const value = options.get('fillnull_value');
  if (value === undefined || by.length === 0) return input;
  return { kind: 'fill', input, fields: by, needed: [], value: value.text, span: value.span };
}
