import { evaluatorOf, testOf } from '../backends/engine/build.ts';
import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import type { Evaluate, Test } from '../events/run.ts';
import type { Expr } from '../plan/expression.ts';
import { fieldsRead } from '../plan/reads.ts';
import { resolveSearch } from '../resolve/conditions.ts';
import { ExpressionResolver } from '../resolve/expressions.ts';
import { lower, resolveContext } from '../resolve/lower.ts';
import type { Pipeline } from '../spl/ast.ts';
import { parseExpression, parseSearchExpression } from '../spl/parser.ts';
import { environmentFor } from './environment.ts';

/** A compiled eval expression, and the fields that it reads. */
export interface ReadingExpression {
  readonly value: Evaluate;
  readonly reads: readonly string[];
}

/** Compiles a standalone eval expression: a calculated field of a data source or data model. */
export function compileExpressionText(source: Source, report: Report): Evaluate {
  return compileReading(source, report).value;
}

/** The same, with the fields that the expression reads. */
export function compileReading(source: Source, report: Report): ReadingExpression {
  const expression = expressionOfText(source, report);
  const value = evaluatorOf(expression, environmentFor(source));
  return { value, reads: fieldsRead(expression).map(({ text }) => text) };
}

/** Resolves an eval expression that stands alone. */
export function expressionOfText(source: Source, report: Report): Expr {
  const options = { commands, source, report };
  const planSubsearch = (pipeline: Pipeline) => lower(pipeline, options);
  const resolver = new ExpressionResolver(resolveContext(options, planSubsearch), 'spl');
  return resolver.resolve(parseExpression(source, options));
}

/** Compiles a standalone search expression: the constraint of a dataset. */
export function compileConstraint(source: Source, report: Report): Test {
  return testOf(conditionOfText(source, report), environmentFor(source));
}

/** Resolves a search expression that stands alone. */
export function conditionOfText(source: Source, report: Report): Expr {
  const options = { commands, source, report };
  const expression = parseSearchExpression(source, options);
  return resolveSearch(expression, (pipeline) => lower(pipeline, options));
}
