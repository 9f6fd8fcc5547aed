import { anyChar, type CharSet, classSource, sameSet } from './char-set.ts';
import type { Assertion, RegexNode } from './syntax.ts';
import { quantifierSource } from './v8-source.ts';

/** A pattern in RE2 syntax without captures, for tests only. Undefined if RE2 cannot express it. */
export function toRe2(root: RegexNode): string | undefined {
  return write(root, true);
}

/** `last` means that nothing follows. */
function write(node: RegexNode, last: boolean): string | undefined {
  switch (node.kind) {
    case 'set':
      return writeSet(node.set);
    case 'sequence':
      return writeAll(node.items, (item, index) =>
        write(item, last && index === node.items.length - 1),
      );
    case 'choice':
      return wrapped(writeAll(node.branches, (branch) => write(branch, last), '|'));
    case 'group':
      return wrapped(write(node.body, last));
    case 'repeat':
      return writeRepeat(node);
    case 'assert':
      return writeAssertion(node.what, last);
    default:
      return undefined;
  }
}

function writeSet(set: CharSet): string {
  if (set.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  return sameSet(set, anyChar) ? '(?s:.)' : classSource(set, '\\x');
}

function writeAll(
  nodes: readonly RegexNode[],
  writeOne: (node: RegexNode, index: number) => string | undefined,
  separator = '',
): string | undefined {
  const sources = nodes.map(writeOne);
  return sources.every((source) => source !== undefined) ? sources.join(separator) : undefined;
}

// The limit of RE2 on counts.
const MOST_REPETITIONS = 1000;

function writeRepeat(node: Extract<RegexNode, { kind: 'repeat' }>): string | undefined {
  const most = node.max === Infinity ? node.min : node.max;
  if (most > MOST_REPETITIONS) return undefined;
  const body = wrapped(write(node.body, false));
  return body === undefined ? undefined : `${body}${quantifierSource({ ...node, lazy: false })}`;
}

function wrapped(source: string | undefined): string | undefined {
  return source === undefined ? undefined : `(?:${source})`;
}

const ASSERTIONS: Readonly<Partial<Record<Assertion, string>>> = {
  start: '\\A',
  end: '\\z',
  'line-end': '(?m:$)',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};

/**
 * The position before a final newline needs a lookahead, which RE2 lacks. If nothing follows, the newline may be
 * consumed.
 */
function writeAssertion(what: Assertion, last: boolean): string | undefined {
  if (what === 'last-line-end') return last ? '(?:\\n?\\z)' : undefined;
  return ASSERTIONS[what];
}
