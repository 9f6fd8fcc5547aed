import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import type { Backend, Refusal } from '../backend.ts';
import { boundedSearch } from './bounded.ts';
import { build } from './build.ts';
import type { Environment } from './environment.ts';
import type { Executable } from './operator.ts';

/** The backend that computes rows in this process. */
export function engine(environment: Environment): Backend<Executable> {
  return {
    id: 'engine',
    emit: (plan, source) => ({
      program: boundedSearch(
        whenRun(() => build(plan, environment)),
        source,
      ),
      refusals: nodesOf(plan).flatMap((node) => refusalOf(node, environment) ?? []),
    }),
  };
}

/** Builds the program with its first run: checks compile many searches that they do not run. */
function whenRun(buildProgram: () => Executable): Executable {
  let program: Executable | undefined;
  return (run) => {
    program ??= buildProgram();
    return program(run);
  };
}

function refusalOf(node: LogicalPlan, { operators }: Environment): Refusal | undefined {
  if (node.kind === 'unsupported') {
    const { command, reason, span } = node;
    return { command, reason, span };
  }
  if (node.kind !== 'extension' || operators.has(node.command)) return undefined;
  const { command, span } = node;
  return { command, reason: 'the engine has no operator for it', span };
}
