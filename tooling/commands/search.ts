import { inputOf } from '../resolve/lower.ts';
import type { Command, Node, SearchExpression } from '../spl/ast.ts';
import { defineCommand } from './command.ts';
import { checkTimeTerms } from './time-terms.ts';

interface SearchArgs extends Node {
  readonly kind: 'SearchArgs';
  readonly expression: SearchExpression;
}

/** Whether a command is `search *`. */
export function keepsEverything({ args }: Command): boolean {
  if (!isSearchArgs(args)) return false;
  const { expression } = args;
  if (expression.kind === 'SearchText') return expression.value.text === '*';
  return expression.kind === 'SearchEverything';
}

function isSearchArgs(args: Node): args is SearchArgs {
  return args.kind === 'SearchArgs';
}

/**
 * ```
 * search : "search"? searchExpression
 * ```
 */
export const search = defineCommand<SearchArgs>({
  name: 'search',
  type: 'streaming',
  usage: 'search <search-expression>',
  summary: 'Keeps the events that match terms, phrases and field comparisons, ignoring case.',
  rules: [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 26, 28],
  examples: [
    {
      title: 'OR binds tighter than AND',
      search: '| search a=1 b=2 OR c=3',
      input: [{ a: '1', b: '2' }, { a: '1', c: '3' }, { c: '3' }],
      output: [
        { a: '1', b: '2' },
        { a: '1', c: '3' },
      ],
    },
    {
      title: 'NOT keeps events without the field; != removes them',
      search: '| search NOT a=1',
      input: [{ a: '1' }, { a: '2' }, { b: '1' }],
      output: [{ a: '2' }, { b: '1' }],
    },
    {
      title: 'Wildcards, ignoring case',
      search: '| search file="*.EXE"',
      input: [{ file: 'a.exe' }, { file: 'a.dll' }],
      output: [{ file: 'a.exe' }],
    },
  ],
  parse: (reader) => {
    const expression = reader.search();
    checkTimeTerms(reader, expression);
    return { kind: 'SearchArgs', expression, span: reader.span };
  },
  print: ({ expression }, printer) => printer.search(expression),
  lower: ({ expression }, context) => {
    const input = inputOf(context);
    if (expression.kind === 'SearchEverything') return input;
    const predicate = context.search(expression);
    return { kind: 'filter', input, predicate, span: context.span };
  },
});
