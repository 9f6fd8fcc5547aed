import type { Report } from '../base/diagnostic.ts';
import { macroTrace, type Source, type Span } from '../base/source.ts';
import { planDiagnostic } from '../plan/diagnostics.ts';
import {
  type Compare,
  childrenOf,
  type Expr,
  isText,
  type Logic,
  type Match,
} from '../plan/expression.ts';
import { type LogicalPlan, nodesOf } from '../plan/plan.ts';
import { withParentheses } from '../spl/parentheses.ts';

/** What the check of conditions needs besides the plan. */
export interface ConditionContext {
  readonly source: Source;
  /** Whether the author writes operators between conditions, whose order may not be what it seems. */
  readonly hasOperators: boolean;
  readonly report: Report;
}

/** Reports conditions that are always false, or that do not mean what they seem to. */
export function checkConditions(plan: LogicalPlan, context: ConditionContext): void {
  for (const node of nodesOf(plan)) {
    if (node.kind === 'filter') checkCondition(node.predicate, context);
  }
}

function checkCondition(expression: Expr, context: ConditionContext): void {
  for (const child of childrenOf(expression)) checkCondition(child, context);
  if (expression.kind === 'compare') checkComparison(expression, context);
  if (expression.kind === 'call' && expression.fn === 'like') {
    const [value, pattern] = expression.args;
    if (value !== undefined && pattern !== undefined) checkCase(value, pattern, context);
  }
  if (expression.kind !== 'logic' || expression.op !== 'and') return;
  checkContradictions(expression, context);
  if (context.hasOperators) checkMixture(expression, context);
}

function checkComparison({ op, left, right }: Compare, context: ConditionContext): void {
  if (op !== '=' && op !== '!=') return;
  for (const [value, literal] of [
    [left, right],
    [right, left],
  ] as const) {
    if (!isText(literal)) continue;
    const isPattern = /^\*.|.\*$/.test(literal.value) && value.kind === 'field';
    if (isPattern) tell('wildcard-in-where', { text: literal.value }, literal.span, context);
    if (op === '=') checkCase(value, literal, context);
  }
}

/** `lower(x)="ABC"` compares a lowercase string with one that is not. */
function checkCase(value: Expr, literal: Expr, context: ConditionContext): void {
  if (value.kind !== 'call' || !isText(literal)) return;
  const { value: text } = literal;
  if (value.fn === 'lower' && text !== text.toLowerCase())
    tell('never-equal', { text, case: 'lower' }, literal.span, context);
  if (value.fn === 'upper' && text !== text.toUpperCase())
    tell('never-equal', { text, case: 'upper' }, literal.span, context);
}

/** `a=1 b=2 OR c=3` without parentheses: the OR takes only its neighbors (rule 2). */
function checkMixture({ operands, nulls }: Logic, context: ConditionContext): void {
  if (nulls === 'three-valued') return;
  for (const operand of operands) {
    if (operand.kind !== 'logic' || operand.op !== 'or') continue;
    if (isWhole(operand.span, context.source) || isOfOneField(operand)) continue;
    const span = withParentheses(context.source.text, operand.span);
    tell('mixed-operators', {}, span, context);
  }
}

/** `a=1 OR a=2 b=3` is common and unambiguous. */
function isOfOneField({ operands }: Logic): boolean {
  const fields = operands.map((operand) =>
    operand.kind === 'match' && !isWord(operand) ? operand.field.text : undefined,
  );
  return fields[0] !== undefined && new Set(fields).size === 1;
}

function isWord({ patterns }: Match): boolean {
  return patterns[0].kind === 'word';
}

/** In parentheses, or the expansion of a macro. */
function isWhole({ start, end }: Span, source: Source): boolean {
  const before = source.text.slice(0, start).trimEnd().at(-1);
  const after = source.text.slice(end).trimStart()[0];
  if (before === '(' && after === ')') return true;
  return macroTrace({ source, start, end }).length > 0;
}

/** The same field compared for equality and inequality with one value. */
function checkContradictions({ operands }: Logic, context: ConditionContext): void {
  const wanted = new Set(operands.flatMap((operand) => exactOf(operand, '=') ?? []));
  for (const operand of operands) {
    const [negated] = operand.kind === 'logic' && operand.op === 'not' ? operand.operands : [];
    const refused = negated === undefined ? exactOf(operand, '!=') : exactOf(negated, '=');
    if (refused === undefined || !wanted.has(refused)) continue;
    const [field = '', value = ''] = refused.split('\0');
    tell('contradiction', { field, value }, operand.span, context);
  }
}

/** The field and the value of a match with one value. */
function exactOf(expression: Expr, op: Match['op']): string | undefined {
  if (expression.kind !== 'match' || expression.op !== op) return undefined;
  const [pattern, ...others] = expression.patterns;
  if (others.length > 0) return undefined;
  if (pattern.kind === 'subnet') return `${expression.field.text}\0${pattern.cidr}`;
  if (pattern.kind !== 'exact') return undefined;
  return `${expression.field.text}\0${pattern.text.toLowerCase()}`;
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
