import type { Diagnostic } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import type { Environment } from '../engine/environment.ts';
import { optimise } from '../plan/passes.ts';
import { given } from '../plan/plan.ts';
import { resolveSearch } from '../resolve/conditions.ts';
import { type LookupNames, lower, placedAt } from '../resolve/lower.ts';
import { parseArguments, parseSearchExpression } from '../spl/parser.ts';

/** Parses and resolves the texts that subsearches return while a search runs. */
export function environmentFor(source: Source, lookups?: LookupNames): Environment {
  return {
    readClause(text, span) {
      const problems = new FirstError();
      const { report } = problems;
      const placed = placedAt(span, { text, source });
      const expression = parseSearchExpression(placed, { commands, report });
      const condition = resolveSearch(expression, (pipeline) =>
        lower(pipeline, { commands, source: placed, report, lookups }),
      );
      return { condition, problem: problems.message };
    },
    readCommand({ name, args, span, hasInput }) {
      const problems = new FirstError();
      const { report } = problems;
      const written = placedAt(span, { text: args, source });
      const command = parseArguments(written, name, { commands, report });
      const options = { commands, source: written, report, lookups };
      const pipeline = { kind: 'Pipeline' as const, commands: [command], span };
      const plan = lower(pipeline, options, hasInput ? given(span) : undefined);
      return { plan: optimise(plan), problem: problems.message };
    },
  };
}

/** Keeps the message of the first error. */
class FirstError {
  message: string | undefined;
  readonly report = ({ severity, message }: Diagnostic): void => {
    if (severity === 'error') this.message ??= message;
  };
}
