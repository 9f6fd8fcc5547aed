import type { Environment } from '../backends/engine/environment.ts';
import type { Language, ReadPlan } from '../backends/engine/language.ts';
import type { OperatorTable } from '../backends/engine/operator.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { inPlaceOf, type Source, type Span } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { atSpan } from '../plan/at-span.ts';
import { optimise } from '../plan/passes/index.ts';
import { given } from '../plan/plan.ts';
import { resolveSearch } from '../resolve/conditions.ts';
import { type LookupNames, lower } from '../resolve/lower.ts';
import type { Pipeline } from '../spl/ast.ts';
import { parseArguments, parseSearch, parseSearchExpression } from '../spl/parser.ts';
import { spl2Operators } from '../spl2/operators.ts';

/** The operators of all commands, of both dialects. */
const operators: OperatorTable = new Map([
  ...[...commands.values()].flatMap(({ name, operator }) =>
    operator === undefined ? [] : [[name, operator] as const],
  ),
  ...spl2Operators,
]);

/** What the engine needs to run the plan of a search. */
export function environmentFor(source: Source, lookups?: LookupNames): Environment {
  return { language: languageOf(source, lookups), operators };
}

/** Parses and resolves the texts that only exist while a search runs. */
function languageOf(source: Source, lookups?: LookupNames): Language {
  return {
    readClause(text, span) {
      const problems = new FirstError();
      const { report } = problems;
      const placed = inPlaceOf({ source, ...span }, text);
      const expression = parseSearchExpression(placed, { commands, report });
      const condition = resolveSearch(expression, (pipeline) =>
        lower(pipeline, { commands, source: placed, report, lookups }),
      );
      return { condition, problem: problems.message };
    },
    readCommand({ name, args, span, hasInput }) {
      const written = inPlaceOf({ source, ...span }, args);
      return read(written, { span, lookups, hasInput }, (report) => {
        const command = parseArguments(written, name, { commands, report });
        return { kind: 'Pipeline', commands: [command], span };
      });
    },
    readPipeline({ text, span, hasInput }) {
      // As in brackets, no search command is implied.
      const piped = text.trimStart().startsWith('|') ? text : `|${text}`;
      const written = inPlaceOf({ source, ...span }, piped);
      return read(written, { span, lookups, hasInput }, (report) =>
        parseSearch(written, { commands, report }),
      );
    },
  };
}

interface Written {
  /** The command that wrote the text. */
  readonly span: Span;
  readonly lookups: LookupNames | undefined;
  readonly hasInput: boolean;
}

function read(
  source: Source,
  { span, lookups, hasInput }: Written,
  parse: (report: (diagnostic: Diagnostic) => void) => Pipeline,
): ReadPlan {
  const problems = new FirstError();
  const { report } = problems;
  const pipeline = parse(report);
  const input = hasInput ? given(pipeline.span) : undefined;
  const plan = lower(pipeline, { commands, source, report, lookups }, input);
  return { plan: atSpan(optimise(plan), span), problem: problems.message };
}

/** Keeps the message of the first error. */
class FirstError {
  message: string | undefined;
  readonly report = ({ severity, message }: Diagnostic): void => {
    if (severity === 'error') this.message ??= message;
  };
}
