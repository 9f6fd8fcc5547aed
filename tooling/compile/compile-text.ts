import type { Report } from '../base/diagnostic.ts';
import type { Source } from '../base/source.ts';
import { commands } from '../commands/index.ts';
import { ExpressionCompiler } from '../engine/expression.ts';
import { compileSearch, type SearchTest } from '../engine/search.ts';
import type { Evaluate } from '../events/run.ts';
import { parseExpression, parseSearchExpression } from '../spl/parser.ts';
import { environmentFor } from './environment.ts';

/** Compiles a standalone eval expression: a calculated field of a data source or data model. */
export function compileExpressionText(source: Source, report: Report): Evaluate {
  const expression = parseExpression(source, { commands, report });
  return new ExpressionCompiler(environmentFor(source, report), 'spl').value(expression);
}

/** Compiles a standalone search expression: the constraint of a dataset. */
export function compileConstraint(source: Source, report: Report): SearchTest {
  return compileSearch(parseSearchExpression(source, { commands, report }));
}
