import { collectValues } from '../backends/engine/documents/values-at.ts';
import { addTo } from '../base/add-to.ts';
import { fieldValue } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toFieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import { perRow } from '../plan/effect.ts';
import type { PathStep } from '../plan/extraction.ts';
import { extension, inputOf } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Identifier, Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { readOptions } from './arguments.ts';
import { defineCommand } from './command.ts';
import { parseDataPath } from './spath/data-path.ts';

interface SpathArgs extends Node {
  readonly kind: 'SpathArgs';
  readonly input: Identifier;
  /** Undefined if the path is the name. */
  readonly output: string | undefined;
  /** Undefined to extract everything. */
  readonly path: string | undefined;
  readonly steps: readonly PathStep[];
}

/** The field that is read to extract everything. */
interface Everything {
  readonly field: string;
}

export const spath = defineCommand<SpathArgs, Everything>({
  name: 'spath',
  type: 'streaming',
  usage: 'spath [input=<field>] [output=<field>] [[path=]<path>]',
  summary: 'Extracts fields from JSON or XML: the value at a path, or all values without one.',
  rules: [183, 184, 185, 186],
  examples: [
    {
      title: 'All values, named by their paths',
      search: '| spath input=j',
      input: [{ j: '{"a":{"b":1.0},"c":[2,3],"d":[{"e":true},{"e":null}]}' }],
      output: [
        {
          j: '{"a":{"b":1.0},"c":[2,3],"d":[{"e":true},{"e":null}]}',
          'a.b': '1.0',
          'c{}': ['2', '3'],
          'd{}.e': ['true', 'null'],
        },
      ],
    },
    {
      title: 'Value at a path',
      search: '| spath input=j output=name path=groups{0}.users{}.name | fields name',
      input: [{ j: '{"groups":[{"users":[{"name":"x"},{"name":"y"}]},{"users":[{"name":"z"}]}]}' }],
      output: [{ name: ['x', 'y'] }],
    },
    {
      title: 'XML element indexes start at 1',
      search: '| spath input=x path=a.b{2}{@lang} output=lang | fields lang',
      input: [{ x: '<a><b lang="en">one</b><b lang="de">eins</b></a>' }],
      output: [{ lang: 'de' }],
    },
  ],
  parse,
  print: ({ input, output, path }, printer) => {
    const given: [string, { readonly text: string }][] = [['input', input]];
    if (output !== undefined) given.push(['output', { text: output }]);
    if (path !== undefined) given.push(['path', { text: path }]);
    return printer.options(given);
  },
  lower: ({ input: field, output, path, steps }, context) => {
    if (path === undefined)
      return extension<Everything>(context, {
        args: { field: field.text },
        effect: perRow({ reads: [field], adds: 'any' }),
      });
    const by = { kind: 'path' as const, path: steps, as: output ?? path };
    return { kind: 'extract', input: inputOf(context), field, by, span: context.span };
  },
  operator: ({ field }) =>
    function* (rows, run) {
      for (const row of rows) yield withEverything(row, field, run);
    },
});

/**
 * ```
 * spath  : "spath" (option | path)*          at most one path without a name
 * option : ("input=" | "output=") field | "path=" path
 * ```
 */
function parse(reader: ArgReader): SpathArgs {
  const options = new Map<string, Word>();
  readOptions(reader, SYNTAX, options);
  if (!reader.done && !options.has('path')) {
    const path = reader.word();
    if (path !== undefined) options.set('path', path);
    readOptions(reader, SYNTAX, options);
  }
  const path = options.get('path');
  return {
    kind: 'SpathArgs',
    input: options.get('input') ?? { text: '_raw', span: reader.span },
    output: options.get('output')?.text,
    path: path?.text,
    steps: path === undefined ? [] : parsePath(path, reader),
    span: reader.span,
  };
}

const SYNTAX = { options: ['input', 'output', 'path'] };

function parsePath(path: Word, reader: ArgReader): readonly PathStep[] {
  const steps = parseDataPath(path.text);
  if (steps === undefined) reader.expected('a path like a.b{}.c', path.span);
  return steps ?? [];
}

/** The number of characters that Splunk reads to extract everything; with a path, it reads as far as needed. */
const LONGEST = 5000;

function withEverything(row: Event, field: string, run: Run): Event {
  const fields = new Map<string, string[]>();
  const collect = (name: string, value: string): void => {
    if (name !== '') addTo(fields, name, value);
  };
  for (const value of valuesOf(row.get(field))) collectValues(toText(value), LONGEST, collect);
  if (fields.size === 0) return row;
  const copy = new Map<string, FieldValue>(row);
  for (const [name, values] of fields) copy.set(name, fieldValue(toFieldValue(values), run));
  return copy;
}
