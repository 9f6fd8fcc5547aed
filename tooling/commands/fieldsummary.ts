import { oneOfOrAll } from '../backends/engine/field-pattern.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toNumber, toText, valuesOf } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { regrouping } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import { type Options, printed, readFields } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface FieldsummaryArgs extends Node {
  readonly kind: 'FieldsummaryArgs';
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

/** The maximum number of distinct values listed per field. */
const DEFAULT_VALUES = 100;

export const fieldsummary = defineCommand<FieldsummaryArgs, SummaryOptions>({
  name: 'fieldsummary',
  type: 'dataset processing',
  usage: 'fieldsummary [maxvals=<count>] [<field>…]',
  summary:
    'Computes one row of summary statistics per field: counts, distinct values, and minimum, maximum, mean and standard deviation of numbers.',
  examples: [
    {
      title: 'One row per field',
      search: '| fieldsummary',
      input: [{ user: 'a', n: 1 }, { user: 'b', n: 3 }, { user: 'a' }],
      output: [
        {
          field: 'n',
          count: 2,
          distinct_count: 2,
          is_exact: 1,
          max: 3,
          mean: 2,
          min: 1,
          numeric_count: 2,
          stdev: Math.SQRT2,
          values: '[{"value":"1","count":1},{"value":"3","count":1}]',
        },
        {
          field: 'user',
          count: 3,
          distinct_count: 2,
          is_exact: 1,
          numeric_count: 0,
          values: '[{"value":"a","count":2},{"value":"b","count":1}]',
        },
      ],
    },
  ],
  parse,
  print: ({ fields, options }, printer) =>
    printed(printer.options(options), printer.fields(fields)),
  lower: ({ fields, options }, context) =>
    extension<SummaryOptions>(context, {
      args: {
        fields: fields.map(({ text }) => text),
        mostValues: numberOption(options.get('maxvals'), DEFAULT_VALUES),
      },
      effect: regrouping({ reads: fields.length === 0 ? 'any' : fields, adds: COLUMNS }),
    }),
  operator: summaries,
});

/**
 * ```
 * fieldsummary : "fieldsummary" ("maxvals=" number | field ","?)*
 * ```
 */
function parse(reader: ArgReader): FieldsummaryArgs {
  const { fields, options } = readFields(reader, { options: ['maxvals'] });
  return { kind: 'FieldsummaryArgs', fields, options, span: reader.span };
}

const COLUMNS = [
  'field',
  'count',
  'distinct_count',
  'is_exact',
  'max',
  'mean',
  'min',
  'stdev',
  'numeric_count',
  'values',
];

interface SummaryOptions {
  /** Names and patterns; empty for all fields. */
  readonly fields: readonly string[];
  /** 0 for all. */
  readonly mostValues: number;
}

/** The summary of one field so far. */
interface Tally {
  rows: number;
  readonly countByText: Map<string, number>;
  readonly numbers: number[];
}

function summaries({ fields, mostValues }: SummaryOptions): Operator {
  const isMeant = oneOfOrAll(fields);
  return function* (rows) {
    const tallies = new Map<string, Tally>();
    for (const row of rows) {
      for (const [name, value] of row) if (isMeant(name)) tally(tallies, name, value);
    }
    const sorted = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, found] of sorted) if (found.rows > 0) yield summary(name, found, mostValues);
  };
}

function emptyTally(): Tally {
  return { rows: 0, countByText: new Map(), numbers: [] };
}

function tally(tallies: Map<string, Tally>, name: string, value: FieldValue): void {
  const values = valuesOf(value);
  if (values.length === 0) return;
  const found = tallies.get(name) ?? emptyTally();
  tallies.set(name, found);
  found.rows += 1;
  for (const item of values) {
    const text = toText(item);
    found.countByText.set(text, (found.countByText.get(text) ?? 0) + 1);
    const number = toNumber(item);
    if (number !== undefined) found.numbers.push(number);
  }
}

function summary(field: string, { rows, countByText, numbers }: Tally, mostValues: number): Event {
  const distinct = countByText.size;
  const listed = [...countByText].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const shown = mostValues === 0 ? listed : listed.slice(0, mostValues);
  return new Map<string, FieldValue>([
    ['field', field],
    ['count', rows],
    ['distinct_count', distinct],
    // Splunk estimates the distinct count if there are more values than it lists; here it is always exact.
    ['is_exact', mostValues === 0 || distinct <= mostValues ? 1 : 0],
    ...statistics(numbers),
    ['numeric_count', numbers.length],
    ['values', JSON.stringify(shown.map(([value, count]) => ({ value, count })))],
  ]);
}

function statistics(numbers: readonly number[]): (readonly [string, FieldValue])[] {
  if (numbers.length === 0) return [];
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  return [
    ['max', numbers.reduce((a, b) => Math.max(a, b))],
    ['mean', mean],
    ['min', numbers.reduce((a, b) => Math.min(a, b))],
    ['stdev', numbers.length === 1 ? 0 : Math.sqrt(squares / (numbers.length - 1))],
  ];
}
