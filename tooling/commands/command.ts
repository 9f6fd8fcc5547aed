import type { OperatorFactory } from '../backends/engine/operator.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import type { CommandLowering, LowerContext } from '../resolve/lower.ts';
import type { ArgReader } from '../spl/arg-reader.ts';
import type { Node } from '../spl/ast.ts';
import type { CommandSyntax } from '../spl/command-syntax.ts';
import type { CommandPrinting, Printer } from '../spl/print.ts';

/** Splunk's own classification of commands. */
export type CommandType =
  | 'generating'
  | 'streaming'
  | 'transforming'
  | 'orchestrating'
  | 'dataset processing';

/** Everything about one SPL command: its syntax, plan, operator and help. */
export interface CommandDefinition<Args extends Node, Data> extends CommandHelp {
  parse(reader: ArgReader): Args;
  /** The arguments in canonical form: parsing them gives the same arguments. */
  print(args: Args, printer: Printer): string;
  /** A core node, or an extension of this command with plain data for its operator: `extension(context, …)`. */
  lower(args: Args, context: LowerContext): LogicalPlan;
  /** Runs the extensions of this command. Not needed for a command that lowers to core nodes. */
  operator?: OperatorFactory<Data>;
  /** The arguments that keep the other rows, for a command that is a condition as a whole. */
  opposite?(args: Args): Args;
  /** Whether Splunk rejects the command after other commands (default: true for generating commands). */
  mustBeFirst?(args: Args): boolean;
}

/** What the language reference says about a command. */
export interface CommandHelp {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly type: CommandType;
  readonly usage: string;
  readonly summary: string;
  /** Shown in the language reference and run as tests. */
  readonly examples: readonly CommandExample[];
  /** Whether it has side effects in Splunk. */
  readonly writes?: boolean;
  /** Numbers of the language rules that the command implements. */
  readonly rules?: readonly number[];
  /**
   * The name and arguments of the saved search that the command runs, from its arguments as written: its text then replaces
   * the command. Undefined if it runs none.
   */
  savedSearch?(written: string): string | undefined;
  /** Why it does not run offline, as the end of a sentence; undefined for a command that runs. */
  readonly unsupported?: string;
}

type ExampleRow = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** A search with its rows, which also runs as a test. */
export interface CommandExample {
  readonly title: string;
  readonly search: string;
  readonly input: readonly ExampleRow[];
  readonly output: readonly ExampleRow[];
}

/** A command as the registry knows it. */
export interface RegisteredCommand
  extends CommandSyntax,
    CommandLowering,
    CommandPrinting,
    CommandHelp {
  opposite?(args: Node): Node;
  readonly operator?: OperatorFactory;
}

/** Defines a command, and checks its arguments in one place. */
export function defineCommand<Args extends Node, Data = never>(
  definition: CommandDefinition<Args, Data>,
): RegisteredCommand {
  const { opposite, operator, ...rest } = definition;
  return {
    ...rest,
    // Safe: a command only receives arguments that its own parse returned.
    // Safe: an operator only receives the data of an extension that its own lower returned.
    ...(operator !== undefined && {
      operator: (data, ...others) => operator(data as Data, ...others),
    }),
    ...(opposite !== undefined && { opposite: (args) => opposite(args as Args) }),
    print: (args, printer) => definition.print(args as Args, printer),
    lower: (args, context) => definition.lower(args as Args, context),
    mustBeFirst: (args) =>
      definition.mustBeFirst?.(args as Args) ?? definition.type === 'generating',
  };
}
