import type { SourceSpan } from '../../base/source.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Expression, Node, SearchExpression, SearchValue } from '../../spl/ast.ts';
import { everySearch } from '../repository.ts';
import { defineRule, type Finding } from '../rule.ts';
import { inSearch, isExpression, isSearchExpression, nodesOf, textOf } from '../search-tree.ts';

export const singleQuotes = defineRule({
  id: 'single-quotes',
  summary: 'Values are in double quotes, not in single quotes.',
  rationale:
    'In a search, single quotes are ordinary characters, so nothing matches; in eval and where, they surround the name of a field, which does not exist.',
  bad: `search: |
  index=sysmon Image='*lsass.exe'`,
  good: `search: |
  index=sysmon Image="*lsass.exe"`,
  severity: 'warning',
  *check(repository) {
    for (const { search } of everySearch(repository)) {
      if (isQuotedWhole(search)) continue;
      for (const node of nodesOf(search)) {
        if (isSearchExpression(node)) yield* inSearchCommand(node, search);
        else if (isExpression(node)) yield* inExpression(node, search);
      }
    }
  },
});

/** The compiler reports quotes around the whole search. */
function isQuotedWhole({ source }: CompiledSearch): boolean {
  return source.text.trimStart().startsWith("'");
}

function* inSearchCommand(node: SearchExpression, search: CompiledSearch): Iterable<Finding> {
  if (node.kind === 'SearchIn') for (const value of node.values) yield* quoted(value, search);
  if (node.kind === 'SearchText') yield* quoted(node.value, search);
  if (node.kind !== 'SearchComparison') return;
  const { field, value } = node;
  if (isQuoted(field.text) && textOf(search, field.span).startsWith("'"))
    yield {
      message: `single quotes are part of the field name ${field.text} in a search`,
      span: inSearch(search, field.span),
      help: 'remove the quotes, or use where',
    };
  yield* quoted(value, search);
}

/** A bare value with a quote at its start: with a space in it, the quote at its end belongs to another term. */
function* quoted(value: SearchValue, search: CompiledSearch): Iterable<Finding> {
  const { text, span } = value;
  if (value.quoted || !/^'\S/.test(text)) return;
  yield {
    message: `single quotes are part of the value ${text} in a search`,
    span: inSearch(search, span),
    help: 'use double quotes',
  };
}

function isQuoted(text: string): boolean {
  return text.length > 2 && text.startsWith("'") && text.endsWith("'");
}

/** Patterns, Windows paths, numbers and file names are not names of fields. */
const NO_NAME = /[*\\%^]|^[\d.]+$|\.(?:bat|cmd|com|dll|exe|js|ps1|sys|vbs)$/i;

function* inExpression(node: Expression, search: CompiledSearch): Iterable<Finding> {
  for (const side of valuesOf(node)) {
    if (side.kind !== 'FieldName' || !NO_NAME.test(side.name)) continue;
    const span: SourceSpan = inSearch(search, side.span);
    if (!textOf(search, side.span).startsWith("'")) continue;
    yield {
      message: `'${side.name}' is the name of a field here, not a value`,
      span,
      help: 'use double quotes',
    };
  }
}

/** The operands of comparisons, and the arguments of calls that usually are values. */
function valuesOf(node: Node): readonly Expression[] {
  if (!isExpression(node)) return [];
  if (node.kind === 'InExpression') return node.items;
  if (node.kind === 'CallExpression') return node.args.slice(1);
  const isComparison =
    node.kind === 'BinaryExpression' && ['=', '!=', 'LIKE'].includes(node.operator);
  return isComparison ? [node.right] : [];
}
