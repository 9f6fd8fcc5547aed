import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { checkNumbers, type OptionSyntax, type Options, readOptions } from './arguments.ts';

/** The options of a command that takes a single field. */
export interface FieldArgumentSyntax extends OptionSyntax {
  /** The options whose values are numbers. */
  readonly numbers?: readonly string[];
}

/** A single field, and the options before or behind it. */
export interface FieldArgument {
  /** Undefined if it is missing, which is reported. */
  readonly field: Identifier | undefined;
  readonly options: Options;
}

/**
 * Reads the field that a command works on, with options before and after it.
 *
 * ```
 * option* field option*
 * ```
 */
export function readField(reader: ArgReader, syntax: FieldArgumentSyntax): FieldArgument {
  const options = new Map<string, Word>();
  readOptions(reader, syntax, options);
  const field = reader.done ? undefined : reader.field();
  if (field === undefined) reader.expected('a field');
  readOptions(reader, syntax, options);
  checkNumbers(reader, options, syntax.numbers ?? []);
  return { field, options };
}

/** A field, and the name of the result. */
export interface EarlierField {
  /** Its name is empty if it is missing, which is reported. */
  readonly field: Identifier;
  readonly as: Identifier | undefined;
  readonly options: Options;
}

/**
 * Reads a field, the name of the new field, and how many rows back its values come from.
 *
 * ```
 * field ("AS" field | "p=" text)*
 * ```
 */
export function readEarlierField(reader: ArgReader): EarlierField {
  const field = reader.field() ?? { text: '', span: reader.span };
  if (field.text === '') reader.expected('a field');
  const options = new Map<string, Word>();
  readOptions(reader, { options: ['p'] }, options);
  const isRenamed = reader.keyword('as');
  const as = isRenamed ? reader.field() : undefined;
  if (isRenamed && as === undefined) reader.expected('a field after AS');
  readOptions(reader, { options: ['p'] }, options);
  return { field, as, options };
}
