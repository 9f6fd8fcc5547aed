import type { Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import { evalFunctions } from '../functions/eval/index.ts';
import type { EvalFunction } from '../functions/eval-function.ts';
import { spl2Functions } from '../functions/spl2/index.ts';
import type { Dialect, Executable } from '../plan/plan.ts';
import type { SearchExpression } from '../spl/ast.ts';

/** What the expression compiler needs from the search around an expression. */
export interface Environment {
  readonly source: Source;
  readonly report: Report;
  /** Parses the search expression of searchmatch(). */
  parseSearch(text: string, span: Span): SearchExpression;
  /** Parses a clause that a subsearch returned while the search runs. */
  readSearch(text: string, span: Span): ReadSearch;
  /** Parses the arguments of one command, parts of which subsearches returned while the search runs. */
  readCommand(written: WrittenCommand): ReadCommand;
}

export interface ReadSearch {
  readonly expression: SearchExpression;
  /** The first problem, if any. */
  readonly problem: string | undefined;
}

export interface WrittenCommand {
  readonly name: string;
  readonly args: string;
  /** The span of the command in its search. */
  readonly span: Span;
  /** Whether it has input rows. */
  readonly hasInput: boolean;
}

export interface ReadCommand {
  /** Runs over the rows of the run. */
  readonly executable: Executable;
  readonly problem: string | undefined;
}

/** The functions of a dialect. */
export function functionsOf(dialect: Dialect): ReadonlyMap<string, EvalFunction> {
  return dialect === 'spl' ? evalFunctions : spl2Functions;
}
