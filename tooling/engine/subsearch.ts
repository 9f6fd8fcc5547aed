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
/** The maximum length of a subsearch result. */
const LONGEST = 1_000_000;

/** Compiles plans for this module; the caller supports all plan nodes. */
export type Build = (plan: LogicalPlan, environment: Environment) => Executable;

/**
 * A search expression with subsearches, as a function that runs them first and parses their results in their place
 * (rule 154); undefined if it has none.
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

/** A command with arguments from subsearches: parsed once per run, when their results are known. */
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

/** The text that replaces a subsearch. */
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
      throw new SearchFailure(`a subsearch returns more than ${LONGEST} characters`);
    if (!staysInPlace(text))
      throw failure(text, 'it contains a pipe, a bracket, a backtick or an unclosed quote');
    return text;
  };
}

/** A single row whose text is already a search is used as is; all others are formatted (rule 156). */
function textOfRows(rows: readonly Event[]): string {
  const [row, ...others] = rows;
  const fields = [...(row ?? [])].filter(([name]) => !name.startsWith('_'));
  const [field, ...otherFields] = fields;
  if (field !== undefined && others.length + otherFields.length === 0 && isSearchText(field[0]))
    return toText(field[1]);
  return formatRows(rows, DEFAULT_FORMAT);
}

/**
 * Values come from logs, so they may be malicious: outside of quotes, pipes, brackets and macros are not allowed, and
 * quotes must be closed. This way, a value cannot change how the text around it is parsed.
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

/** The parsed text is not part of the search: everything in it gets the position of the subsearch. */
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
    `cannot parse "${shortLine(text, 80)}" after inserting a subsearch result: ${problem}`,
  );
}
