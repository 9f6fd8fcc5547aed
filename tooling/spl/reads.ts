import type { Expression, Node, SearchExpression } from './ast.ts';

/** The children of an eval expression, in order. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'CallExpression':
      return expression.args;
    case 'UnaryExpression':
      return [expression.operand];
    case 'BinaryExpression':
      return [expression.left, expression.right];
    case 'InExpression':
      return [expression.operand, ...expression.items];
    case 'ListLiteral':
      return expression.items;
    case 'MapLiteral':
      return expression.entries.flat();
    case 'MemberExpression':
      return [expression.object, expression.member];
    default:
      return [];
  }
}

/** A field that a search reads, and its position. */
export interface FieldRead extends Pick<Node, 'span'> {
  readonly name: string;
}

/** The fields that an eval expression reads, in order, repeats included. */
export function* fieldsRead(expression: Expression): Iterable<FieldRead> {
  if (expression.kind === 'FieldName') yield expression;
  for (const child of childrenOf(expression)) yield* fieldsRead(child);
}

/** Functions whose purpose is to handle missing fields. */
const TOLERANT = new Set(['coalesce', 'isnull', 'isnotnull']);

/** The fields that an eval expression requires: not those that it checks for null anywhere. */
export function* fieldsNeeded(expression: Expression): Iterable<FieldRead> {
  const asked = new Set(tolerated(expression));
  for (const read of fieldsRead(expression)) if (!asked.has(read.name)) yield read;
}

function* tolerated(expression: Expression): Iterable<string> {
  if (isTolerant(expression)) {
    for (const { name } of fieldsRead(expression)) yield name;
    return;
  }
  for (const child of childrenOf(expression)) yield* tolerated(child);
}

function isTolerant(expression: Expression): boolean {
  if (expression.kind === 'UnaryExpression') return expression.operator.includes('NULL');
  return expression.kind === 'CallExpression' && TOLERANT.has(expression.callee.text.toLowerCase());
}

/** The fields that a search expression compares, in order, repeats included. */
export function* fieldsCompared(expression: SearchExpression): Iterable<FieldRead> {
  switch (expression.kind) {
    case 'SearchGroup':
      for (const operand of expression.operands) yield* fieldsCompared(operand);
      return;
    case 'SearchNot':
      yield* fieldsCompared(expression.operand);
      return;
    case 'SearchComparison':
    case 'SearchIn':
      yield { name: expression.field.text, span: expression.field.span };
      return;
    case 'SearchSubsearch':
      if (expression.compared !== undefined)
        yield { name: expression.compared.text, span: expression.compared.span };
      return;
    case 'SearchText':
      yield { name: '_raw', span: expression.span };
      return;
    default:
  }
}
