import { cover } from '../base/source.ts';
import type { Event } from '../events/event.ts';
import { toText, valuesOf } from '../events/field-value.ts';
import { perRow } from '../plan/effect.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Printer } from '../spl/print.ts';
import type { Word } from '../spl/scanner.ts';
import { checkLookup } from './lookup/check-lookup.ts';

/** A dataset that `from` or `union` reads: `datamodel:Web.Web`, `lookup:hosts`. */
export interface DatasetReference {
  readonly type: string;
  readonly name: Word;
}

/** The types of dataset that a search can name. */
export const DATASET_TYPES = ['datamodel', 'inputlookup', 'lookup', 'savedsearch'];

/**
 * ```
 * dataset : type (":" | "=")? name ("." name)*
 * type    : "datamodel" | "inputlookup" | "lookup" | "savedsearch"
 * ```
 *
 * Undefined if the text does not start with a dataset.
 */
export function parseDataset(reader: ArgReader): DatasetReference | undefined {
  const given = reader.options(DATASET_TYPES);
  for (const [type, name] of given) return { type, name: withParts(name, reader) };
  const word = reader.word();
  const [, type = '', rest = ''] = /^(\w+):?(.*)$/s.exec(word?.text ?? '') ?? [];
  if (word === undefined || word.quoted || !DATASET_TYPES.includes(type.toLowerCase())) {
    reader.expected(`one of ${DATASET_TYPES.join(', ')}`, word?.span);
    return undefined;
  }
  if (rest !== '') return { type: type.toLowerCase(), name: restOf(word, rest) };
  reader.punctuation('=');
  const name = reader.word();
  if (name === undefined) reader.expected(`a ${type} name`);
  return name && { type: type.toLowerCase(), name: withParts(name, reader) };
}

/** `"Web"."Web"` is `Web.Web`: the parts of a name may be quoted one by one (fact 66). */
function withParts(first: Word, reader: ArgReader): Word {
  let name = first;
  while (name.quoted && reader.punctuation('.')) {
    const part = reader.word();
    if (part === undefined) break;
    name = { ...part, text: `${name.text}.${part.text}`, span: cover(name.span, part.span) };
  }
  return name;
}

function restOf({ span }: Word, text: string): Word {
  return { text, quoted: false, span: { start: span.end - text.length, end: span.end } };
}

/** The reference in canonical form. */
export function printDataset({ type, name }: DatasetReference, printer: Printer): string {
  return `${type}:${printer.quoted(name.text)}`;
}

/** The rows of a dataset; those of a data model without its prefixes (rule 151). */
export function datasetPlan({ type, name }: DatasetReference, context: LowerContext): LogicalPlan {
  const { span } = name;
  if (type === 'datamodel') return unprefixed(dataModelScan(name));
  if (type === 'savedsearch') {
    const reason = 'it is a saved search';
    return { kind: 'unsupported', input: undefined, command: 'savedsearch', reason, span };
  }
  checkLookup(name, context);
  return { kind: 'table', name: name.text, start: 0, most: null, span };
}

/** The rows of `Model` or `Model.Dataset`, with the prefixes of their datasets. */
export function dataModelScan({ text, span }: Word): LogicalPlan {
  const [model = '', ...path] = text.split('.');
  return { kind: 'scan', dataset: { kind: 'data-model', model, dataset: path.join('.') }, span };
}

/** The rows of a data model under the field names of events: `user` for `Authentication.user`. */
export function unprefixed(input: LogicalPlan): LogicalPlan {
  const effect = perRow({ reads: 'any', adds: 'any' });
  return { kind: 'extension', input, command: 'from', args: null, effect, span: input.span };
}

/** Runs what `unprefixed` plans. */
export function* withoutPrefixesOfAll(rows: Iterable<Event>): Iterable<Event> {
  for (const row of rows) yield withoutPrefixes(row);
}

/** `nodename` lists the datasets of a row; the longest path that matches is the prefix of a field. */
function withoutPrefixes(row: Event): Event {
  const paths = valuesOf(row.get('nodename')).map((node) => `${toText(node)}.`);
  const prefixes = paths.sort((a, b) => b.length - a.length);
  return new Map(
    [...row]
      .filter(([name]) => name !== 'nodename')
      .map(([name, value]) => {
        const prefix = prefixes.find((candidate) => name.startsWith(candidate));
        return [name.slice(prefix?.length ?? 0), value] as const;
      }),
  );
}
