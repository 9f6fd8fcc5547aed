import type { Report } from '../base/diagnostic.ts';
import type { Source, Span } from '../base/source.ts';
import { evalFunctions } from '../functions/eval/index.ts';
import type { EvalFunction } from '../functions/eval-function.ts';
import { spl2Functions } from '../functions/spl2/index.ts';
import type { Dialect, Executable } from '../plan/plan.ts';
import type { Pipeline, SearchExpression } from '../spl/ast.ts';

/** What the expression compiler knows of the search around an expression. */
export interface Environment {
  readonly source: Source;
  readonly report: Report;
  /** Parses the search expression that searchmatch() is given. */
  parseSearch(text: string, span: Span): SearchExpression;
  /** The pipeline of a subsearch, compiled. */
  subsearch(pipeline: Pipeline): Executable;
}

/** The functions of a dialect. */
export function functionsOf(dialect: Dialect): ReadonlyMap<string, EvalFunction> {
  return dialect === 'spl' ? evalFunctions : spl2Functions;
}
