import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText } from '../events/field-value.ts';
import { perRow } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { type KeyValueOptions, keyValues } from './extract/key-values.ts';
import { isTrue, numberOption } from './option.ts';

interface ExtractArgs extends Node {
  readonly kind: 'ExtractArgs';
  readonly options: ReadonlyMap<string, Word>;
  /** Names of field extractions from transforms.conf. */
  readonly extractors: readonly Word[];
}

export const extract = defineCommand<ExtractArgs, Extraction>({
  name: 'extract',
  aliases: ['kv'],
  type: 'streaming',
  usage:
    'extract [pairdelim=<characters> kvdelim=<characters>] [mv_add=<bool>] [clean_keys=<bool>]',
  summary: 'Extracts fields from key=value pairs in _raw.',
  rules: [187, 188, 189, 190, 200],
  examples: [
    {
      title: 'Default delimiters',
      search: '| extract | fields - _raw',
      input: [{ _raw: 'user.name=alice note="a b" user.name=bob filter=a=b none=' }],
      output: [{ user_name: 'alice', note: 'a b', filter: 'a=b' }],
    },
    {
      title: 'Custom delimiters',
      search: '| extract pairdelim=";" kvdelim=":" | fields - _raw',
      input: [{ _raw: 'Verdict:Phish;Action: none' }],
      output: [{ Verdict: 'Phish', Action: 'none' }],
    },
  ],
  parse,
  print: ({ options, extractors }, printer) =>
    printed(printer.options(options), ...extractors.map(({ text }) => printer.quoted(text))),
  lower: ({ options, extractors }, context) =>
    extension<Extraction>(context, {
      args: extractionOf(options, extractors),
      effect: perRow({ reads: [{ text: '_raw', span: context.span }], adds: 'any' }),
    }),
  operator: (extraction) =>
    function* (rows, run) {
      const { extractors } = extraction;
      for (const name of extractors) {
        run.warn(
          `extraction "${name}" is defined in transforms.conf on a Splunk server and was not applied`,
        );
      }
      for (const row of rows) yield extractors.length === 0 ? extracted(row, extraction) : row;
    },
});

const SYNTAX = {
  options: [
    'pairdelim',
    'kvdelim',
    'limit',
    'maxchars',
    'mv_add',
    'clean_keys',
    'auto',
    'reload',
    'segment',
  ],
};

/**
 * ```
 * extract : "extract" (option | name)*
 * option  : ("pairdelim=" | "kvdelim=") characters | ("limit=" | "maxchars=") number
 *         | ("mv_add=" | "clean_keys=" | "auto=" | "reload=" | "segment=") bool
 * ```
 */
function parse(reader: ArgReader): ExtractArgs {
  const options = new Map<string, Word>();
  const extractors: Word[] = [];
  while (!reader.done) {
    readOptions(reader, SYNTAX, options);
    const extractor = reader.done ? undefined : reader.word();
    if (extractor === undefined) break;
    extractors.push(extractor);
  }
  return { kind: 'ExtractArgs', options, extractors, span: reader.span };
}

interface Extraction extends KeyValueOptions {
  /** The number of characters of _raw that are read. */
  readonly most: number;
  readonly extractors: readonly string[];
}

function extractionOf(options: ReadonlyMap<string, Word>, extractors: readonly Word[]): Extraction {
  return {
    most: numberOption(options.get('maxchars'), 10_240),
    extractors: extractors.map(({ text }) => text),
    pairDelimiters: options.get('pairdelim')?.text,
    keyDelimiters: options.get('kvdelim')?.text,
    cleanKeys: !options.has('clean_keys') || isTrue(options.get('clean_keys')),
    keepsRepeated: isTrue(options.get('mv_add')),
    mostPairs: numberOption(options.get('limit'), 100),
  };
}

function extracted(row: Event, extraction: Extraction): Event {
  const text = toText(row.get('_raw')).slice(0, extraction.most);
  const copy = new Map<string, FieldValue>(row);
  for (const [name, values] of keyValues(text, extraction)) copy.set(name, toFieldValue(values));
  return copy;
}
