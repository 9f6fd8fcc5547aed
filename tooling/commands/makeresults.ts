import { isRecord } from '../base/record.ts';
import { mayAdd } from '../events/bounds.ts';
import { csvTable } from '../events/csv-table.ts';
import type { Event } from '../events/event.ts';
import type { FieldValue } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { generating } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { flag, type Options, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { numberOption } from './option.ts';

interface MakeresultsArgs extends Node {
  readonly kind: 'MakeresultsArgs';
  readonly options: Options;
}

const OPTIONS = {
  options: ['count', 'annotate', 'splunk_server', 'splunk_server_group', 'format', 'data'],
};

export const makeresults = defineCommand<MakeresultsArgs>({
  name: 'makeresults',
  type: 'generating',
  usage: 'makeresults [count=<count>] [annotate=<bool>] [format=csv|json data="<rows>"]',
  summary: 'Creates rows with the current time, or rows from CSV or JSON in the search.',
  rules: [135],
  examples: [
    {
      title: 'Rows from CSV',
      search: '| makeresults format=csv data="user,n\na,1\nb,2"',
      input: [],
      output: [
        { user: 'a', n: '1' },
        { user: 'b', n: '2' },
      ],
    },
  ],
  parse,
  print: ({ options }, printer) => printer.options(options),
  lower,
});

/**
 * Splunk ignores unknown arguments, and rejects invalid values of known ones.
 *
 * ```
 * makeresults : "makeresults" (option | text)*
 * ```
 */
function parse(reader: ArgReader): MakeresultsArgs {
  const options = new Map<string, Word>();
  while (!reader.done) {
    if (OPTIONS.options.includes(reader.peekOption()?.toLowerCase() ?? ''))
      readOptions(reader, { ...OPTIONS, stopWords: [] }, options);
    else if (reader.option() === undefined && reader.word() === undefined) break;
  }
  checkCount(reader, options.get('count'));
  checkData(reader, options);
  return { kind: 'MakeresultsArgs', options, span: reader.span };
}

function checkCount(reader: ArgReader, count: Word | undefined): void {
  if (count !== undefined && !/^\+?\d+$/.test(count.text) && !count.text.includes('$'))
    reader.invalidOption('count', 'a whole number of 0 or more', count);
}

/** `format` and `data` are only valid together, without other options. */
function checkData(reader: ArgReader, options: Options): void {
  const format = options.get('format');
  const data = options.get('data');
  if (format === undefined && data === undefined) return;
  if (format !== undefined && !/^(?:csv|json)$/i.test(format.text))
    reader.invalidOption('format', 'csv or json', format);
  if (format === undefined) reader.expected('format=csv or format=json with data=', data?.span);
  if (data === undefined) reader.expected('data= with format=', format?.span);
  for (const [name, value] of options)
    if (value !== format && value !== data)
      reader.expected(`no ${name}= with format= and data=`, value.span);
  const isJson = /^json$/i.test(format?.text ?? '');
  if (isJson && data !== undefined && isJsonWithoutRows(data.text))
    reader.invalidOption('data', 'an array of JSON objects', data);
}

/** Text that is not JSON gives no rows; JSON that is not an array of objects is an error. */
function isJsonWithoutRows(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return !Array.isArray(json) || !json.every(isRecord);
  } catch {
    return false;
  }
}

function lower({ options }: MakeresultsArgs, { span }: LowerContext): LogicalPlan {
  const data = options.get('data')?.text;
  const isJson = options.get('format')?.text.toLowerCase() === 'json';
  const operator = data === undefined ? empty(options) : written(data, isJson);
  return {
    kind: 'apply',
    input: undefined,
    command: 'makeresults',
    effect: generating(data === undefined ? ['_time', 'splunk_server'] : 'any'),
    operator: () => operator,
    span,
  };
}

function empty(options: Options): Operator {
  const count = numberOption(options.get('count'), 1);
  // There is no server offline, but annotate promises the field.
  const server = flag(options, 'annotate', false) ? 'localhost' : undefined;
  return function* (_, run) {
    for (let made = 0; made < count; made += 1) {
      if (!mayAdd(1, run)) return;
      const row = new Map<string, FieldValue>([['_time', run.now]]);
      if (server !== undefined) row.set('splunk_server', server);
      yield row;
    }
  };
}

function written(data: string, isJson: boolean): Operator {
  // Rows from CSV have no _time (fact 50).
  if (!isJson) return () => csvTable(data.trim(), { trim: true }).rows;
  return function* (_, run) {
    const rows = jsonRows(data);
    if (rows === undefined) run.warn('makeresults: data is not valid JSON');
    for (const row of rows ?? []) yield new Map([['_time', run.now], ...row]);
  };
}

/** The rows of an array of objects; undefined if the text is not JSON, or nested too deeply. */
function jsonRows(text: string): readonly Event[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.filter(isRecord).map(rowOf) : [];
  } catch {
    return undefined;
  }
}

/** An object as an event: its text is kept, and so are nested objects and arrays, as text (fact 51). */
function rowOf(object: Readonly<Record<string, unknown>>): Event {
  const row = new Map<string, FieldValue>([['_raw', JSON.stringify(object)]]);
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'number' || typeof value === 'string') row.set(name, value);
    else if (value !== null) row.set(name, JSON.stringify(value));
  }
  return row;
}
