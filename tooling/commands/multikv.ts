import type { Span } from '../base/source.ts';
import { mayAdd } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toText } from '../events/field-value.ts';
import type { Operator } from '../events/run.ts';
import { type Effect, perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { isTrue, numberOption } from './option.ts';

interface MultikvArgs extends Node {
  readonly kind: 'MultikvArgs';
  readonly options: ReadonlyMap<string, Word>;
  /** Columns to keep; empty for all. */
  readonly fields: readonly Identifier[];
  /** A line must contain one of these; empty for every line. */
  readonly filter: readonly Identifier[];
}

export const multikv = defineCommand<MultikvArgs, Tables>({
  name: 'multikv',
  type: 'streaming',
  usage: 'multikv [forceheader=<line>] [noheader=<bool>] [fields <column>…] [filter <word>…]',
  summary: 'Creates a row for each line of a table in _raw, with the header words as field names.',
  examples: [
    {
      title: 'A table in an event',
      search: '| multikv fields PID COMMAND | fields PID COMMAND | fields - _raw',
      input: [{ _raw: 'PID USER COMMAND\n1 root init\n22 bob sh' }],
      output: [
        { PID: '1', COMMAND: 'init' },
        { PID: '22', COMMAND: 'sh' },
      ],
    },
  ],
  parse,
  print,
  lower: (args, context) =>
    extension<Tables>(context, { args: dataOf(args), effect: effectOf(args, context.span) }),
  operator: rowsOfTables,
});

/** A table without a header has numbered columns. */
function effectOf({ fields }: MultikvArgs, span: Span): Effect {
  const adds = fields.length === 0 ? ('any' as const) : fields.map(({ text }) => text);
  return perRow({ reads: [{ text: '_raw', span }], adds, rows: 'more' });
}

const SYNTAX = {
  options: [
    'conf',
    'copyattrs',
    'forceheader',
    'multitable',
    'noheader',
    'rmorig',
    'maxnewresults',
    'last',
  ],
};

/**
 * ```
 * multikv : "multikv" (option | "fields" column+ | "filter" word+)*
 * option  : ("forceheader=" | "maxnewresults=") number | ("noheader=" | "rmorig=" | …) bool
 * ```
 */
function parse(reader: ArgReader): MultikvArgs {
  const options = new Map<string, Word>();
  const lists = { fields: [] as Identifier[], filter: [] as Identifier[] };
  let list: 'fields' | 'filter' | undefined;
  while (!reader.done) {
    readOptions(reader, SYNTAX, options);
    if (reader.keyword('fields')) list = 'fields';
    else if (reader.keyword('filter')) list = 'filter';
    else {
      const word = list === undefined || reader.done ? undefined : reader.field();
      if (word === undefined || list === undefined) break;
      lists[list].push(word);
      reader.punctuation(',');
    }
  }
  return { kind: 'MultikvArgs', options, ...lists, span: reader.span };
}

function print({ options, fields, filter }: MultikvArgs, printer: Printer): string {
  return printed(
    printer.options(options),
    fields.length === 0 ? '' : `fields ${printer.fields(fields)}`,
    filter.length === 0 ? '' : `filter ${printer.fields(filter)}`,
  );
}

/** Rows of all events together, as Splunk's maxnewresults. */
const DEFAULT_ROWS = 50_000;

interface Tables {
  /** The maximum number of new rows. */
  readonly most: number;
  readonly keepsOriginal: boolean;
  /** The index of the line with the column names, from 0; undefined to number the columns. */
  readonly headerAt: number | undefined;
  /** Columns to keep; empty for all. */
  readonly fields: readonly string[];
  /** A line must contain one of these; empty for every line. */
  readonly filter: readonly string[];
}

function dataOf({ options, fields, filter }: MultikvArgs): Tables {
  const hasHeader = !isTrue(options.get('noheader'));
  return {
    most: numberOption(options.get('maxnewresults'), DEFAULT_ROWS),
    keepsOriginal: options.has('rmorig') && !isTrue(options.get('rmorig')),
    headerAt: hasHeader ? Math.max(1, numberOption(options.get('forceheader'), 1)) - 1 : undefined,
    fields: fields.map(({ text }) => text),
    filter: filter.map(({ text }) => text),
  };
}

function rowsOfTables(tables: Tables): Operator {
  const { most, keepsOriginal } = tables;
  return function* (rows, run) {
    let count = 0;
    for (const row of rows) {
      if (keepsOriginal) yield row;
      for (const found of rowsOfTable(row, tables)) {
        count += 1;
        if (count > most) return run.warn(`multikv stopped at its limit of ${most} rows`);
        if (!mayAdd(found.size, run)) return;
        yield found;
      }
    }
  };
}

function* rowsOfTable(row: Event, { headerAt, fields, filter }: Tables): Iterable<Event> {
  const lines = toText(row.get('_raw'))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const header = headerAt === undefined ? [] : wordsOf(lines[headerAt] ?? '').map(fieldName);
  const wanted = new Set(fields);
  for (const line of lines.slice(headerAt === undefined ? 0 : headerAt + 1)) {
    if (filter.length > 0 && !filter.some((word) => line.includes(word))) continue;
    yield rowOfLine(row, line, { header, wanted });
  }
}

interface Columns {
  readonly header: readonly string[];
  readonly wanted: ReadonlySet<string>;
}

function rowOfLine(row: Event, line: string, { header, wanted }: Columns): Event {
  const made = new Map<string, FieldValue>(row).set('_raw', line);
  for (const [index, word] of wordsOf(line).entries()) {
    const name = header[index] ?? `Column_${index + 1}`;
    if (wanted.size === 0 || wanted.has(name)) made.set(name, word);
  }
  return made;
}

/** Columns are separated by tabs if there are any, otherwise by spaces. */
function wordsOf(line: string): string[] {
  const words = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/);
  return words.map((word) => word.trim());
}

function fieldName(word: string): string {
  return word.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
}
