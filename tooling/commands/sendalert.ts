import { acrossRows } from '../plan/effect.ts';
import { extension } from '../resolve/lower.ts';
import type { Node } from '../spl/ast.ts';
import { defineCommand } from './command.ts';

interface SendalertArgs extends Node {
  readonly kind: 'SendalertArgs';
  /** The name of the alert action, and its parameters as they are written. */
  readonly text: string;
}

/**
 * ```
 * sendalert : "sendalert" name ("param." name "=" text)*
 * ```
 */
export const sendalert = defineCommand<SendalertArgs>({
  name: 'sendalert',
  type: 'streaming',
  usage: 'sendalert <action> [param.<name>=<text>]…',
  summary: 'Runs an alert action. Offline, it runs nothing and passes the results through.',
  writes: true,
  rules: [170],
  examples: [],
  parse: (reader) => {
    if (reader.done) reader.expected('an alert action');
    const { text, span } = reader.raw();
    return { kind: 'SendalertArgs', text, span };
  },
  print: ({ text }) => text,
  lower: (_, context) => extension(context, { args: {}, effect: acrossRows({ reads: 'any' }) }),
  operator: () =>
    function* (rows, run) {
      run.warn('"sendalert" does not run offline; results pass through unchanged');
      yield* rows;
    },
});
