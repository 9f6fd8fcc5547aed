import { commands } from '../commands/index.ts';
import type { CompiledSearch } from '../detect/compile-search.ts';
import type { LogicalPlan } from '../plan/plan.ts';
import { isCommand, nodesIn } from '../spl/nodes.ts';
import { Printer } from '../spl/print.ts';

const printer = new Printer(commands);

/** The command that keeps the other rows, for a node that comes from a command that is a condition as a whole. */
export function oppositeOf(
  { span }: LogicalPlan,
  { pipeline }: Pick<CompiledSearch, 'pipeline'>,
): string | undefined {
  for (const command of nodesIn(pipeline).filter(isCommand)) {
    const { start, end } = command.span;
    if (start !== span.start || end !== span.end) continue;
    const args = commands.get(command.name.text)?.opposite?.(command.args);
    if (args !== undefined) return printer.command({ ...command, args });
  }
  return undefined;
}
