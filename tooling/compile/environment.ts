import type { Diagnostic, Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { build } from '../engine/build.ts';
import type { Environment } from '../engine/environment.ts';
import { type LookupNames, lower } from '../plan/lower.ts';
import { optimise } from '../plan/passes.ts';
import { given } from '../plan/plan.ts';
import { parseArguments, parseSearchExpression } from '../spl/parser.ts';

/** Connects parser, planner and engine for one search text. */
export function environmentFor(source: Source, report: Report, lookups?: LookupNames): Environment {
  return {
    source,
    report,
    parseSearch: (text, span) =>
      parseSearchExpression(placed(text, span, source), { commands, report }),
    readSearch(text, span) {
      const problems = new FirstError();
      const options = { commands, report: problems.report };
      const expression = parseSearchExpression(placed(text, span, source), options);
      return { expression, problem: problems.message };
    },
    readCommand({ name, args, span, hasInput }) {
      const problems = new FirstError();
      const { report } = problems;
      const written = placed(args, span, source);
      const command = parseArguments(written, name, { commands, report });
      const options = { commands, source: written, report, lookups };
      const pipeline = { kind: 'Pipeline' as const, commands: [command], span };
      const plan = lower(pipeline, options, hasInput ? given(span) : undefined);
      const executable = build(optimise(plan), environmentFor(written, report, lookups));
      return { executable, problem: problems.message };
    },
  };
}

/** A text in place of a part of a search, so that its problems are shown there. */
function placed(text: string, span: Span, source: Source): Source {
  const origin = [{ start: 0, end: text.length, from: { source, ...span } }];
  return { name: source.name, text, origin };
}

/** Keeps the message of the first error. */
class FirstError {
  message: string | undefined;
  readonly report = ({ severity, message }: Diagnostic): void => {
    if (severity === 'error') this.message ??= message;
  };
}
