import { cover } from '../base/source.ts';
import type { BinaryOperator, Expression } from './ast.ts';
import type { Scanner } from './scanner.ts';

/** Chained operators nest too, to the left. */
const MOST_OPERATORS = 2_000;

/** How tightly operators bind. */
export interface OperatorTable<Operator extends string> {
  /** Higher binds tighter. */
  readonly precedence: Readonly<Record<Operator, number>>;
  /** The maximum nesting of expressions. */
  readonly deepest: number;
}

/** Shared by the parsers of both dialects: operator precedence and the nesting limit. */
export abstract class OperatorParser<Operator extends string> {
  protected abstract readonly scanner: Scanner;
  private readonly table: OperatorTable<Operator>;
  private depth = 0;
  private operatorCount = 0;

  constructor(table: OperatorTable<Operator>) {
    this.table = table;
  }

  expression(minimum = 0): Expression {
    const { deepest } = this.table;
    this.depth += 1;
    const expression =
      this.depth > deepest ? this.tooDeep(deepest) : this.operators(this.prefix(), minimum);
    this.depth -= 1;
    return expression;
  }

  /** The position of the next operator. */
  protected abstract mark(): number;
  protected abstract operator(): Operator | undefined;
  protected abstract prefix(): Expression;
  /** An operator and its right operand; operators in the operand bind tighter than `precedence`. */
  protected abstract operation(
    left: Expression,
    operator: Operator,
    precedence: number,
  ): Expression;
  protected abstract tooDeep(limit: number): Expression;

  private operators(first: Expression, minimum: number): Expression {
    let left = first;
    for (;;) {
      const start = this.mark();
      const operator = this.operator();
      if (operator === undefined) return left;
      const precedence = this.table.precedence[operator];
      if (precedence < minimum) {
        this.scanner.at = start;
        return left;
      }
      this.operatorCount += 1;
      if (this.operatorCount > MOST_OPERATORS) return this.tooDeep(MOST_OPERATORS);
      left = this.operation(left, operator, precedence);
    }
  }
}

/** Two expressions and the operator between them, with their span. */
export function binary(left: Expression, operator: BinaryOperator, right: Expression): Expression {
  return { kind: 'BinaryExpression', operator, left, right, span: cover(left.span, right.span) };
}
