import { toNumber } from '../events/field-value.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Aggregation, Identifier } from '../spl/ast.ts';
import { splDiagnostic } from '../spl/diagnostics.ts';
import type { Word } from '../spl/scanner.ts';
import { isFlag, isTrue } from './option.ts';

/** The options that were given, by lower-case name. */
export type Options = ReadonlyMap<string, Word>;

/** What a command accepts where it takes options. */
export interface OptionSyntax {
  /** The accepted options, in lower case; any other option is reported. */
  readonly options: readonly string[];
  /** Keywords that end the list. */
  readonly stopWords?: readonly string[];
}

/**
 * Reads the options that follow into the map. Reports and skips other options; reports options that are repeated, and
 * flags whose value is not a Boolean.
 */
export function readOptions(
  reader: ArgReader,
  { options: names, stopWords = [] }: OptionSyntax,
  options: Map<string, Word>,
): void {
  for (;;) {
    const next = reader.peekOption()?.toLowerCase();
    if (next === undefined || stopWords.includes(next)) return;
    const option = reader.option();
    if (option === undefined) return;
    if (!names.includes(next)) reader.unknownOption(option.name, names);
    else keepOption(reader, option, options);
  }
}

interface Option {
  readonly name: Identifier;
  readonly value: Word;
}

function keepOption(reader: ArgReader, { name, value }: Option, options: Map<string, Word>): void {
  const key = name.text.toLowerCase();
  const params = { name: name.text };
  if (options.has(key))
    reader.problem((at) => splDiagnostic('repeated-option', params, at), name.span);
  checkFlag(reader, name.text, value);
  if (NUMBERS.has(key)) checkNumber(reader, name.text, value);
  options.set(key, value);
}

/** Reports the value of a flag that is not a Boolean. */
export function checkFlag(reader: ArgReader, name: string, value: Word): void {
  if (FLAGS.has(name.toLowerCase()) && !isFlag(value))
    reader.invalidOption(name, 'true or false', value);
}

/** Options that are Boolean in every command that has them. */
const FLAGS: ReadonlySet<string> = new Set(
  [
    'addtime allfields allnum allow_old_summaries allowempty annotate append auto clean_keys col connected consecutive cont create_empty createinapp current',
    'dedup_splitvals dispatch earlier extendtimerange fixedrange global grouped include_reduced_buckets keepempty keepevents',
    'keepevicted keeplast keeporphans local override override_if_empty overwrite partial prestats reset_on_change row',
    'run_in_preview setsv showcount showperc singlefile strict unifyends summariesonly testmode update usenull',
    'useother usetime',
  ].flatMap((line) => line.split(' ')),
);

/** Options that are numbers in every command that has them. */
const NUMBERS: ReadonlySet<string> = new Set(
  'max maxchars maxevents maxopenevents maxopentxn maxout maxresults maxsearches maxtime maxvals max_match partitions timeout'.split(
    ' ',
  ),
);

/** Fields mixed with options. */
export interface FieldsAndOptions {
  readonly fields: readonly Identifier[];
  readonly options: Options;
}

/**
 * Reads fields and options in any order.
 *
 * ```
 * (field ","? | name "=" value)*
 * ```
 */
export function readFields(reader: ArgReader, syntax: OptionSyntax): FieldsAndOptions {
  const { stopWords = [] } = syntax;
  const fields: Identifier[] = [];
  const options = new Map<string, Word>();
  for (;;) {
    while (reader.punctuation(','));
    readOptions(reader, syntax, options);
    if (reader.done || stopWords.some((word) => reader.peekKeyword(word))) break;
    const field = reader.field();
    if (field === undefined) break;
    fields.push(field);
  }
  return { fields, options };
}

/** Something else that may appear among the aggregations. */
export interface OtherClause {
  /** The keywords that it begins with. */
  readonly words: readonly string[];
  readonly read: () => void;
}

/** The options and clauses that a command with statistics accepts. */
export interface StatisticsSyntax extends OptionSyntax {
  readonly other?: OtherClause;
}

/** What `stats` and related commands accept. */
export interface Statistics {
  readonly aggregations: readonly Aggregation[];
  readonly options: Map<string, Word>;
}

/**
 * Reads aggregations mixed with options.
 *
 * ```
 * (aggregation ","? | name "=" value)*
 * ```
 */
export function readStatistics(reader: ArgReader, syntax: StatisticsSyntax): Statistics {
  const { other, stopWords = [] } = syntax;
  const options = new Map<string, Word>();
  const aggregations: Aggregation[] = [];
  const beside = [...stopWords, ...(other?.words ?? [])];
  const stops = [...beside, ...syntax.options];
  const optionSyntax = { options: syntax.options, stopWords: beside };
  for (;;) {
    readOptions(reader, optionSyntax, options);
    if (readOther(reader, other)) continue;
    const found = reader.aggregations(stops);
    aggregations.push(...found);
    if (found.length === 0 && readOther(reader, other)) continue;
    if (found.length === 0) return { aggregations, options };
  }
}

/**
 * Reads the BY fields, mixed with options.
 *
 * ```
 * ("BY" (field ","? | name "=" value)+)?
 * ```
 */
export function readGrouping(
  reader: ArgReader,
  syntax: StatisticsSyntax,
  options: Map<string, Word>,
): Identifier[] {
  if (!reader.keyword('by')) return [];
  const { other } = syntax;
  const by: Identifier[] = [];
  do {
    const more = readFields(reader, { ...syntax, stopWords: other?.words ?? [] });
    by.push(...more.fields);
    for (const [name, value] of more.options) options.set(name, value);
  } while (readOther(reader, other));
  if (by.length === 0) reader.expected('a field after BY');
  return by;
}

function readOther(reader: ArgReader, other: OtherClause | undefined): boolean {
  if (!other?.words.some((word) => reader.peekKeyword(word))) return false;
  other.read();
  return true;
}

/** The value of a boolean option; the default if it is missing. */
export function flag(options: Options, name: string, byDefault: boolean): boolean {
  const value = options.get(name);
  return value === undefined ? byDefault : isTrue(value);
}

/** Reports each given option that is not a number. */
export function checkNumbers(reader: ArgReader, options: Options, names: readonly string[]): void {
  for (const name of names) {
    const value = options.get(name);
    if (value !== undefined) checkNumber(reader, name, value);
  }
}

function checkNumber(reader: ArgReader, name: string, value: Word): void {
  if (!value.text.includes('$') && toNumber(value.text) === undefined)
    reader.invalidOption(name, 'a number', value);
}

/** Reports an option whose value is not one of those that the command knows. */
export function checkChoice(
  reader: ArgReader,
  options: Options,
  { name, choices }: { readonly name: string; readonly choices: readonly string[] },
): void {
  const value = options.get(name);
  if (value === undefined || value.text.includes('$')) return;
  if (!choices.includes(value.text.toLowerCase()))
    reader.invalidOption(name, `one of ${choices.join(', ')}`, value);
}

/** Reports words like `limit=5` where a command takes only fields. */
export function checkFieldNames(reader: ArgReader, fields: readonly Identifier[]): void {
  for (const { text, span } of fields) {
    const [, name = ''] = /^(\w+)=/.exec(text) ?? [];
    if (name === '' || span.end - span.start !== text.length) continue;
    reader.unknownOption({ text: name, span: { ...span, end: span.start + name.length } }, []);
  }
}

/** Joins the defined parts of printed arguments with spaces. */
export function printed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** A nonnegative number of rows; undefined if missing. */
export function readCount(reader: ArgReader): number | undefined {
  const start = reader.mark();
  const count = reader.integer();
  if (count !== undefined && count < 0)
    reader.expected('a number of 0 or more', reader.spanFrom(start));
  return count;
}
