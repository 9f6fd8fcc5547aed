import { isRecord } from '../base/record.ts';
import type { Span } from '../base/source.ts';
import { csvTable } from '../events/csv-table.ts';
import { toText } from '../events/field-value.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import type { LogicalPlan, ValuesRow } from '../plan/plan.ts';
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

function lower({ options }: MakeresultsArgs, { span, source, report }: LowerContext): LogicalPlan {
  const data = options.get('data');
  if (data === undefined) return empty(options, span);
  const isJson = options.get('format')?.text.toLowerCase() === 'json';
  if (!isJson) return { kind: 'values', rows: csvRows(data.text), times: 1, stamped: false, span };
  const rows = jsonRows(data.text);
  if (rows === undefined) report(planDiagnostic('not-json', {}, { source, ...data.span }));
  return { kind: 'values', rows: rows ?? [], times: 1, stamped: true, span };
}

function empty(options: Options, span: Span): LogicalPlan {
  const times = numberOption(options.get('count'), 1);
  // There is no server offline, but annotate promises the field.
  const row: ValuesRow = flag(options, 'annotate', false) ? [['splunk_server', 'localhost']] : [];
  return { kind: 'values', rows: [row], times, stamped: true, span };
}

/** Rows from CSV have no _time (fact 50). */
function csvRows(text: string): readonly ValuesRow[] {
  const { rows } = csvTable(text.trim(), { trim: true });
  return rows.map((row) => [...row].map(([name, value]) => [name, toText(value)] as const));
}

/** The rows of an array of objects; undefined if the text is not JSON, or nested too deeply. */
function jsonRows(text: string): readonly ValuesRow[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json.filter(isRecord).map(rowOf) : [];
  } catch {
    return undefined;
  }
}

/** An object as an event: its text is kept, and so are nested objects and arrays, as text (fact 51). */
function rowOf(object: Readonly<Record<string, unknown>>): ValuesRow {
  const row: [string, string | number][] = [['_raw', JSON.stringify(object)]];
  for (const [name, value] of Object.entries(object)) {
    if (typeof value === 'number' || typeof value === 'string') row.push([name, value]);
    else if (value !== null) row.push([name, JSON.stringify(value)]);
  }
  return row;
}
