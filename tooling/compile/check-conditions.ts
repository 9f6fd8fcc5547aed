import type { Report } from '../base/diagnostic.ts';
import { macroTrace, type Source, type Span } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import { type LogicalPlan, nodesOf } from '../plan/plan.ts';
import type { BinaryExpression, Expression, SearchExpression, SearchGroup } from '../spl/ast.ts';
import { withParentheses } from '../spl/parentheses.ts';
import { childrenOf } from '../spl/reads.ts';

export interface ConditionContext {
  readonly source: Source;
  readonly report: Report;
}

/** Reports conditions that are always false, or that do not mean what they seem to. */
export function checkConditions(plan: LogicalPlan, context: ConditionContext): void {
  for (const node of nodesOf(plan)) {
    if (node.kind !== 'filter') continue;
    if (node.predicate.kind === 'where') checkWhere(node.predicate.expression, context);
    else checkSearch(node.predicate.expression, context);
  }
}

function checkWhere(expression: Expression, context: ConditionContext): void {
  for (const child of childrenOf(expression)) checkWhere(child, context);
  if (expression.kind === 'BinaryExpression') checkComparison(expression, context);
  if (expression.kind === 'CallExpression' && expression.callee.text.toLowerCase() === 'like') {
    const [value, pattern] = expression.args;
    if (value !== undefined && pattern !== undefined) checkCase(value, pattern, context);
  }
}

function checkComparison(
  { operator, left, right }: BinaryExpression,
  context: ConditionContext,
): void {
  if (operator !== '=' && operator !== '!=') return;
  for (const [value, literal] of [
    [left, right],
    [right, left],
  ] as const) {
    if (literal.kind !== 'StringLiteral') continue;
    const isPattern = /^\*.|.\*$/.test(literal.value) && value.kind === 'FieldName';
    if (isPattern) tell('wildcard-in-where', { text: literal.value }, literal.span, context);
    if (operator === '=') checkCase(value, literal, context);
  }
}

/** `lower(x)="ABC"` compares a lowercase string with one that is not. */
function checkCase(value: Expression, literal: Expression, context: ConditionContext): void {
  if (value.kind !== 'CallExpression' || literal.kind !== 'StringLiteral') return;
  const name = value.callee.text.toLowerCase();
  const { value: text } = literal;
  if (name === 'lower' && text !== text.toLowerCase())
    tell('never-equal', { text, case: 'lower' }, literal.span, context);
  if (name === 'upper' && text !== text.toUpperCase())
    tell('never-equal', { text, case: 'upper' }, literal.span, context);
}

function checkSearch(expression: SearchExpression, context: ConditionContext): void {
  if (expression.kind === 'SearchNot') checkSearch(expression.operand, context);
  if (expression.kind !== 'SearchGroup') return;
  for (const operand of expression.operands) checkSearch(operand, context);
  if (expression.operator !== 'AND') return;
  checkContradictions(expression, context);
  checkMixture(expression, context);
}

/** `a=1 b=2 OR c=3` without parentheses: the OR applies only to adjacent terms (rule 2). */
function checkMixture({ operands }: SearchGroup, context: ConditionContext): void {
  for (const operand of operands) {
    if (operand.kind !== 'SearchGroup' || operand.operator !== 'OR') continue;
    if (isWhole(operand.span, context.source) || isOfOneField(operand)) continue;
    const span = withParentheses(context.source.text, operand.span);
    tell('mixed-operators', {}, span, context);
  }
}

/** `a=1 OR a=2 b=3` is common and unambiguous. */
function isOfOneField({ operands }: SearchGroup): boolean {
  const fields = operands.map((operand) =>
    operand.kind === 'SearchComparison' || operand.kind === 'SearchIn'
      ? operand.field.text
      : undefined,
  );
  return fields[0] !== undefined && new Set(fields).size === 1;
}

/** In parentheses, or the expansion of a macro. */
function isWhole({ start, end }: Span, source: Source): boolean {
  const before = source.text.slice(0, start).trimEnd().at(-1);
  const after = source.text.slice(end).trimStart()[0];
  if (before === '(' && after === ')') return true;
  return macroTrace({ source, start, end }).length > 0;
}

/** The same field compared for equality and inequality with one value. */
function checkContradictions({ operands }: SearchGroup, context: ConditionContext): void {
  const wanted = new Set(operands.flatMap((operand) => exactOf(operand, '=') ?? []));
  for (const operand of operands) {
    const refused =
      operand.kind === 'SearchNot' ? exactOf(operand.operand, '=') : exactOf(operand, '!=');
    if (refused === undefined || !wanted.has(refused)) continue;
    const [field = '', value = ''] = refused.split('\0');
    tell('contradiction', { field, value }, operand.span, context);
  }
}

function exactOf(expression: SearchExpression, operator: '=' | '!='): string | undefined {
  if (expression.kind !== 'SearchComparison' || expression.operator !== operator) return undefined;
  const { text } = expression.value;
  return text.includes('*') ? undefined : `${expression.field.text}\0${text.toLowerCase()}`;
}

type Codes = 'wildcard-in-where' | 'never-equal' | 'contradiction' | 'mixed-operators';

function tell<Code extends Codes>(
  code: Code,
  params: Parameters<typeof planDiagnostic<Code>>[1],
  span: Span,
  { source, report }: ConditionContext,
): void {
  report(planDiagnostic(code, params, { source, ...span }));
}
