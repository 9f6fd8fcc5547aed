import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Source } from '../../base/source.ts';
import { planDiagnostic } from '../../plan/diagnostics.ts';
import { type LogicalPlan, nodesOf } from '../../plan/plan.ts';
import type { Backend } from '../backend.ts';
import { boundedSearch } from './bounded.ts';
import { build } from './build.ts';
import type { Environment } from './environment.ts';
import type { Executable } from './operator.ts';

/** The backend that computes rows in this process. */
export function engine(environment: Environment): Backend<Executable> {
  return {
    id: 'engine',
    emit: (plan, source) => ({
      program: boundedSearch(build(plan, environment), source),
      refusals: nodesOf(plan).flatMap((node) => refusalOf(node, environment, source) ?? []),
    }),
  };
}

function refusalOf(
  node: LogicalPlan,
  { operators }: Environment,
  source: Source,
): Diagnostic | undefined {
  const refused = (command: string, reason: string): Diagnostic =>
    planDiagnostic('unsupported-command', { command, reason }, { source, ...node.span });
  if (node.kind === 'unsupported') return refused(node.command, node.reason);
  if (node.kind !== 'extension' || operators.has(node.command)) return undefined;
  return refused(node.command, 'the engine has no operator for it');
}
