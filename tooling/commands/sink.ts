import { held } from '../events/bounds.ts';
import type { Event } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { Word } from '../spl/scanner.ts';
import { printed, readOptions } from './arguments.ts';
import type { CommandHelp, CommandType, RegisteredCommand } from './command.ts';
import { defineCommand } from './command.ts';

/** What a command writes: the destination and how. */
export interface Writing extends WritingData {
  readonly rows: readonly Event[];
}

interface WritingData {
  readonly target: string;
  readonly options: Readonly<Record<string, string>>;
}

interface SinkArgs extends Node {
  readonly kind: 'SinkArgs';
  readonly options: ReadonlyMap<string, Word>;
  readonly target: Word | undefined;
}

interface SinkDefinition extends Pick<CommandHelp, 'name' | 'aliases' | 'usage' | 'summary'> {
  readonly type: CommandType;
  readonly options: readonly string[];
  /** How to read the argument without an option name; undefined if the command takes none. */
  readonly target: { readonly what: string; readonly isRequired: boolean } | undefined;
  /** Writes if the run keeps written results; false otherwise. */
  readonly write?: (writing: Writing, run: Run) => boolean;
  /** Whether it writes a lookup. */
  readonly writesLookup?: boolean;
}

/**
 * A command that writes its results somewhere. It passes them through, and reports if nothing was written (rule 170).
 */
export function defineSink({
  options: names,
  target: wanted,
  write = () => false,
  writesLookup = false,
  ...help
}: SinkDefinition): RegisteredCommand {
  const warning = `"${help.name}" does not write offline; results pass through unchanged`;
  return defineCommand<SinkArgs, WritingData>({
    ...help,
    writes: true,
    rules: [170],
    examples: [],
    parse: (reader) => {
      const options = new Map<string, Word>();
      readOptions(reader, { options: names }, options);
      const target = wanted === undefined ? undefined : parseTarget(reader, wanted);
      readOptions(reader, { options: names }, options);
      return { kind: 'SinkArgs', options, target, span: reader.span };
    },
    print: ({ options, target }, printer) =>
      printed(printer.options(options), target === undefined ? '' : printer.quoted(target.text)),
    lower: ({ options, target }, context) =>
      extension<WritingData>(context, {
        args: {
          target: target?.text ?? '',
          options: Object.fromEntries([...options].map(([name, { text }]) => [name, text])),
        },
        effect: acrossRows({ reads: 'any', ...(writesLookup && { writes: target?.text }) }),
      }),
    operator:
      ({ target, options }) =>
      (input, run) =>
        held(input, run, (rows) => {
          if (!write({ rows, target, options }, run)) run.warn(warning);
          return rows;
        }),
  });
}

function parseTarget(
  reader: ArgReader,
  { what, isRequired }: { readonly what: string; readonly isRequired: boolean },
): Word | undefined {
  const target = reader.word();
  if (target === undefined && isRequired) reader.expected(what);
  return target;
}
