import { inputOf } from '../plan/lower.ts';
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
  summary: 'Starts an alert action in Splunk. Starts nothing here.',
  rules: [170],
  examples: [],
  parse: (reader) => {
    if (reader.done) reader.expected('the name of an alert action');
    const { text, span } = reader.raw();
    return { kind: 'SendalertArgs', text, span };
  },
  print: ({ text }) => text,
  lower: (_, context) => ({
    kind: 'apply',
    input: inputOf(context),
    command: 'sendalert',
    operator: () =>
      function* (rows, run) {
        run.warn('"sendalert" starts nothing here; its rows go on unchanged');
        yield* rows;
      },
    span: context.span,
  }),
});
