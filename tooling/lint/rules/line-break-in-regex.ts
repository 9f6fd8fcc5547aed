import type { SourceSpan } from '../../base/source.ts';
import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Node } from '../../spl/ast.ts';
import { isCommand } from '../../spl/nodes.ts';
import { everySearch } from '../repository.ts';
import { defineRule } from '../rule.ts';
import { inSearch, isExpression, nodesOf, textOf } from '../search-tree.ts';

export const lineBreakInRegex = defineRule({
  id: 'line-break-in-regex',
  summary: 'Regular expressions are on one line.',
  rationale:
    'A line break and the indentation after it are characters of the pattern, so it matches only text with the same line break.',
  bad: `search: |
  index=sysmon | rex field=CommandLine "(?<tool>procdump
    |dumpert)"`,
  good: `search: |
  index=sysmon | rex field=CommandLine "(?<tool>procdump|dumpert)"`,
  severity: 'warning',
  *check(repository) {
    for (const { search } of everySearch(repository)) {
      for (const node of nodesOf(search)) {
        const span = patternOf(node, search);
        if (span === undefined) continue;
        yield {
          message: 'the line break is part of the regular expression',
          span,
          help: 'write the pattern on one line, or start it with (?x), which ignores whitespace in it',
        };
      }
    }
  },
});

const FUNCTIONS = new Set(['match', 'replace', 'mvfind']);
const COMMANDS = new Set(['rex', 'regex']);
/** The quoted text of a command in which whitespace counts. */
const BROKEN = /"((?:[^"\\]|\\.)*)"/gs;
const EXTENDED = /^\(\?\w*x/;

/** The line break of a pattern, if it has one. */
function patternOf(node: Node, search: CompiledSearch): SourceSpan | undefined {
  if (isCommand(node) && COMMANDS.has(node.name.text)) return breakIn(node.span, search);
  if (!isExpression(node) || node.kind !== 'CallExpression') return undefined;
  const pattern = node.args[1];
  const isPattern = FUNCTIONS.has(node.callee.text.toLowerCase());
  return isPattern && pattern?.kind === 'StringLiteral' ? breakIn(pattern.span, search) : undefined;
}

function breakIn(span: Node['span'], search: CompiledSearch): SourceSpan | undefined {
  for (const { index, 0: quoted, 1: pattern = '' } of textOf(search, span).matchAll(BROKEN)) {
    const at = quoted.search(/[\r\n]/);
    if (at < 0 || EXTENDED.test(pattern)) continue;
    const start = span.start + index + at;
    return inSearch(search, { start, end: start + 1 });
  }
  return undefined;
}
