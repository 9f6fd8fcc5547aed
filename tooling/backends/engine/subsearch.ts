import { limits } from '../../base/limits.ts';
import { shortLine } from '../../base/shortened.ts';
import type { Span } from '../../base/source.ts';
import { atMost } from '../../events/bounds.ts';
import type { Event } from '../../events/event.ts';
import { toText } from '../../events/field-value.ts';
import {
  type Operator,
  type Run,
  runAt,
  SearchFailure,
  type Test,
  withRows,
} from '../../events/run.ts';
import type { Clause, Expr, Substitution } from '../../plan/expression.ts';
import { planOf, type Substitute } from '../../plan/plan.ts';
import type { Engine } from './environment.ts';
import { DEFAULT_FORMAT, formatRows, isSearchText } from './format-rows.ts';

/** The maximum number of rows of a subsearch (rule 161). */
const MOST_ROWS = limits['subsearch-rows'].value;
/** The maximum length of a subsearch result. */
const LONGEST = 1_000_000;

/** Compiles a clause with parts from subsearches: parsed once per run, when the first row needs it (rule 154). */
export function compileClause(
  clause: Clause,
  engine: Engine,
  compile: (condition: Expr) => Test,
): Test {
  const read = clauseReader(clause, engine);
  const testByRun = new WeakMap<Run, Test>();
  return (row, run) => {
    const test = testByRun.get(run) ?? compile(read(run));
    testByRun.set(run, test);
    return test(row, run);
  };
}

/** A condition with the results of its subsearches in their place. */
export function withClausesRead(condition: Expr, engine: Engine, run: Run): Expr {
  if (condition.kind === 'clause') return clauseReader(condition, engine)(run);
  if (condition.kind !== 'logic') return condition;
  const operands = condition.operands.map((operand) => withClausesRead(operand, engine, run));
  return { ...condition, operands };
}

function clauseReader({ pieces, substitutions, span }: Clause, engine: Engine): (run: Run) => Expr {
  const textsOf = substitutions.map((one) => textOfSubsearch(one, engine));
  return (run) => {
    const text = interleaved(
      pieces,
      textsOf.map((textOf) => textOf(run)),
    );
    const { condition, problem } = engine.language.readClause(text, span);
    if (problem !== undefined) throw failure(text, problem);
    return standingAt(span, condition);
  };
}

/** A command with arguments from subsearches: parsed once per run, when their results are known. */
export function substituted(plan: Substitute, engine: Engine): Operator {
  const textsOf = plan.substitutions.map((one) => textOfSubsearch(one, engine));
  return function* (rows, run) {
    const args = interleaved(
      plan.pieces,
      textsOf.map((textOf) => textOf(run)),
    );
    const { command: name, input, span } = plan;
    const { plan: written, problem } = engine.language.readCommand({
      name,
      args,
      span,
      hasInput: input !== undefined,
    });
    if (problem !== undefined) throw failure(`${name} ${args}`, problem);
    yield* engine.build(written)(withRows(run, rows));
  };
}

/** The text that replaces a subsearch. */
function textOfSubsearch(substitution: Substitution, engine: Engine): (run: Run) => string {
  const executable = engine.build(planOf(substitution));
  return (outer) => {
    const run = runAt(outer, substitution.span);
    const rows = atMost(executable(run), MOST_ROWS, { limit: 'subsearch-rows', run });
    const text = textOfRows([...rows]);
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

/** The parsed text is not part of the search: everything in it gets the position of the subsearch. */
function standingAt(span: Span, condition: Expr): Expr {
  if (condition.kind !== 'logic') return { ...condition, span };
  const operands = condition.operands.map((operand) => standingAt(span, operand));
  return { ...condition, operands, span };
}

function failure(text: string, problem: string): SearchFailure {
  return new SearchFailure(
    `cannot parse "${shortLine(text, 80)}" after inserting a subsearch result: ${problem}`,
  );
}
