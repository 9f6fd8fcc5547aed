import { atMost } from '../events/at-most.ts';
import type { Event } from '../events/event.ts';
import { type FieldValue, toText, valuesOf } from '../events/field-value.ts';
import type { Run } from '../events/run.ts';
import type { Executable } from '../plan/plan.ts';
import type { SearchExpression, SearchValue } from '../spl/ast.ts';
import type { Environment } from './environment.ts';

/** Rows of a subsearch that are used at most (rule 161). */
const MOST_ROWS = 10_000;

/**
 * A search expression with subsearches, as a function that runs them first and puts what they found in their
 * place (rule 154); undefined when it has none.
 */
export function withSubsearches(
  expression: SearchExpression,
  environment: Environment,
): ((run: Run) => SearchExpression) | undefined {
  switch (expression.kind) {
    case 'SearchSubsearch': {
      const { pipeline, span } = expression;
      const executable = environment.subsearch(pipeline);
      return (run) => ({ ...found(executable, environment, run), span });
    }
    case 'SearchNot': {
      const operand = withSubsearches(expression.operand, environment);
      return operand && ((run) => ({ ...expression, operand: operand(run) }));
    }
    case 'SearchGroup': {
      const operands = expression.operands.map((operand) => withSubsearches(operand, environment));
      if (operands.every((operand) => operand === undefined)) return undefined;
      return (run) => ({
        ...expression,
        operands: expression.operands.map((operand, index) => operands[index]?.(run) ?? operand),
      });
    }
    default:
      return undefined;
  }
}

function found(executable: Executable, environment: Environment, run: Run): SearchExpression {
  const onCut = () => run.warn(`a subsearch was cut at ${MOST_ROWS} rows`);
  const rows = [...atMost(executable(run), MOST_ROWS, onCut)];
  return rowsAsSearch(rows, environment);
}

const SPAN = { start: 0, end: 0 };

/** Rows are ORed, fields of a row ANDed, values of a field ORed; no row at all matches nothing (rules 154, 155). */
function rowsAsSearch(rows: readonly Event[], environment: Environment): SearchExpression {
  const operands = rows.flatMap((row) => rowAsSearch(row, environment) ?? []);
  if (operands.length > 0) return { kind: 'SearchGroup', operator: 'OR', operands, span: SPAN };
  return { kind: 'SearchNot', operand: { kind: 'SearchEverything', span: SPAN }, span: SPAN };
}

function rowAsSearch(row: Event, environment: Environment): SearchExpression | undefined {
  const operands: SearchExpression[] = [];
  for (const [name, value] of [...row].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Internal fields stay at home; `search` and `query` give their text itself (rule 156).
    if (name === 'search' || name === 'query')
      operands.push(environment.parseSearch(toText(value), SPAN));
    else if (!name.startsWith('_')) operands.push(valuesAsSearch(name, value));
  }
  if (operands.length === 0) return undefined;
  return { kind: 'SearchGroup', operator: 'AND', operands, span: SPAN };
}

function valuesAsSearch(name: string, value: FieldValue): SearchExpression {
  const field = { text: name, span: SPAN };
  const values: SearchValue[] = valuesOf(value).map((item) => ({
    text: toText(item),
    quoted: true,
    wrapper: undefined,
    span: SPAN,
  }));
  return { kind: 'SearchIn', field, values, span: SPAN };
}
