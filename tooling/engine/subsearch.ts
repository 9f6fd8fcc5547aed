import { shortLine } from '../base/shortened.ts';
import type { Span } from '../base/source.ts';
import { atMost } from '../events/at-most.ts';
import type { Event } from '../events/event.ts';
import { toText } from '../events/field-value.ts';
import { type Operator, type Run, SearchFailure, withRows } from '../events/run.ts';
import type {
  Executable,
  LogicalPlan,
  SearchPredicate,
  Substitute,
  Substitution,
} from '../plan/plan.ts';
import type { SearchExpression, SearchSubsearch } from '../spl/ast.ts';
import type { Environment } from './environment.ts';
import { DEFAULT_FORMAT, formatRows, isSearchText } from './format-rows.ts';

/** The maximum number of rows of a subsearch (rule 161). */
const MOST_ROWS = 10_000;
/** Characters that a subsearch may put into a search. */
const LONGEST = 1_000_000;

/** How this module compiles plans; the caller knows all their nodes. */
export type Build = (plan: LogicalPlan, environment: Environment) => Executable;

/**
 * A search expression with subsearches, as a function that runs them first and reads what they give in their place
 * (rule 154); undefined when it has none.
 */
export function withSubsearches(
  { expression, substitutions = [] }: SearchPredicate,
  environment: Environment,
  build: Build,
): ((run: Run) => SearchExpression) | undefined {
  if (substitutions.length === 0) return undefined;
  const textOf = new Map(
    substitutions.map((one) => [one.span.start, textOfSubsearch(one, environment, build)] as const),
  );
  const read = (node: SearchExpression, run: Run): SearchExpression => {
    switch (node.kind) {
      case 'SearchSubsearch': {
        const texts = node.text.subsearches.map(({ pipeline }) =>
          (textOf.get(pipeline.span.start) ?? nothing)(run),
        );
        return readClause(interleaved(node.text.pieces, texts), node, environment);
      }
      case 'SearchNot':
        return { ...node, operand: read(node.operand, run) };
      case 'SearchGroup':
        return { ...node, operands: node.operands.map((operand) => read(operand, run)) };
      default:
        return node;
    }
  };
  return (run) => read(expression, run);
}

const nothing = (): string => '';

/** A command that subsearches write a part of: it is read once a run, when it is known what they give. */
export function substituted(plan: Substitute, environment: Environment, build: Build): Operator {
  const textsOf = plan.substitutions.map((one) => textOfSubsearch(one, environment, build));
  return function* (rows, run) {
    const args = interleaved(
      plan.pieces,
      textsOf.map((textOf) => textOf(run)),
    );
    const { command: name, input, span } = plan;
    const { executable, problem } = environment.readCommand({
      name,
      args,
      span,
      hasInput: input !== undefined,
    });
    if (problem !== undefined) throw failure(`${name} ${args}`, problem);
    yield* executable(withRows(run, rows));
  };
}

/** What a subsearch puts in its place. */
function textOfSubsearch(
  { plan }: Substitution,
  environment: Environment,
  build: Build,
): (run: Run) => string {
  const executable = build(plan, environment);
  return (run) => {
    const onCut = () => run.warn(`a subsearch was truncated to ${MOST_ROWS} rows`);
    const text = textOfRows([...atMost(executable(run), MOST_ROWS, onCut)]);
    if (text.length > LONGEST)
      throw new SearchFailure(`a subsearch gives more than ${LONGEST} characters`);
    if (!staysInPlace(text))
      throw failure(text, 'it has a pipe, a bracket, a backtick or an open quote');
    return text;
  };
}

/** One row of a text that is a search already stands for itself; all others are formatted (rule 156). */
function textOfRows(rows: readonly Event[]): string {
  const [row, ...others] = rows;
  const fields = [...(row ?? [])].filter(([name]) => !name.startsWith('_'));
  const [field, ...otherFields] = fields;
  if (field !== undefined && others.length + otherFields.length === 0 && isSearchText(field[0]))
    return toText(field[1]);
  return formatRows(rows, DEFAULT_FORMAT);
}

/**
 * Values come from logs, so they may be written to harm: outside of quotes there may be no pipe, no bracket and no
 * macro, and no text may be left open. Then the text around it is read as it was without it.
 */
function staysInPlace(text: string): boolean {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\') at += 1;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && '|[]`'.includes(char)) return false;
    if (at >= text.length) return false;
  }
  return !isQuoted;
}

function interleaved(pieces: readonly string[], texts: readonly string[]): string {
  return pieces.map((piece, index) => piece + (texts[index] ?? '')).join('');
}

function readClause(
  text: string,
  { span }: SearchSubsearch,
  environment: Environment,
): SearchExpression {
  const { expression, problem } = environment.readSearch(text, span);
  if (problem !== undefined) throw failure(text, problem);
  return standingAt(span, expression);
}

/** The text that it was read from is gone: all of it stands where the subsearch does. */
function standingAt(span: Span, expression: SearchExpression): SearchExpression {
  switch (expression.kind) {
    case 'SearchNot':
      return { ...expression, operand: standingAt(span, expression.operand), span };
    case 'SearchGroup': {
      const operands = expression.operands.map((operand) => standingAt(span, operand));
      return { ...expression, operands, span };
    }
    default:
      return { ...expression, span };
  }
}

function failure(text: string, problem: string): SearchFailure {
  return new SearchFailure(
    `cannot read "${shortLine(text, 80)}" with what a subsearch puts in: ${problem}`,
  );
}
