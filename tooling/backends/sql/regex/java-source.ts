import { anyChar, type CharSet, classSource, sameSet } from '../../../regex/char-set.ts';
import type { Assertion, RegexNode } from '../../../regex/syntax.ts';
import { quantifierSource } from '../../../regex/v8-source.ts';
import { type RegexSource, sourceOf } from './regex-source.ts';

/** Patterns of java.util.regex. */
export const javaSource: RegexSource = ({ root }, _, group) =>
  sourceOf(() => ({ source: write(root), group }));

function write(node: RegexNode): string {
  switch (node.kind) {
    case 'set':
      return writeSet(node.set);
    case 'sequence':
      return node.items.map(write).join('');
    case 'choice':
      return `(?:${node.branches.map(write).join('|')})`;
    case 'group':
      return `(${write(node.body)})`;
    case 'repeat':
      return `(?:${write(node.body)})${quantifierSource(node)}`;
    case 'assert':
      return ASSERTIONS[node.what];
    case 'look':
      return `(?${node.behind ? '<' : ''}${node.negated ? '!' : '='}${write(node.body)})`;
    case 'atomic':
      return `(?>${write(node.body)})`;
    default: {
      const references = node.groups.map((group) => `\\${group}(?:)`);
      return `(?${node.ignoreCase ? 'iu' : ''}:${references.join('|')})`;
    }
  }
}

function writeSet(set: CharSet): string {
  if (set.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  return sameSet(set, anyChar) ? '(?s:.)' : classSource(set, '\\x');
}

const ASSERTIONS: Readonly<Record<Assertion, string>> = {
  start: '\\A',
  end: '\\z',
  'last-line-end': '(?=\\n?\\z)',
  'line-start': '(?:\\A|(?<=\\n)(?!\\z))',
  'line-end': '(?=\\n|\\z)',
  'word-boundary': '(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))',
  'not-word-boundary': '(?:(?<=[0-9A-Za-z_])(?=[0-9A-Za-z_])|(?<![0-9A-Za-z_])(?![0-9A-Za-z_]))',
};
