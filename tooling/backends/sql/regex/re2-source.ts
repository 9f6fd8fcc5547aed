import { anyChar, type CharSet, classSource, sameSet } from '../../../regex/char-set.ts';
import { type RegexNode, type RepeatNode, widthOf } from '../../../regex/syntax.ts';
import { quantifierSource } from '../../../regex/v8-source.ts';
import { NoSource, type RegexSource, type RegexUse, sourceOf } from './regex-source.ts';

/** Patterns of RE2: no lookaround, no references, no atomic groups. */
export const re2Source: RegexSource = ({ root }, use, group) =>
  sourceOf(() => {
    const items = root.kind === 'sequence' ? root.items : [root];
    const last = items.at(-1);
    const takesNewline =
      use === 'replace' && last?.kind === 'assert' && last.what === 'last-line-end';
    if (!takesNewline) return { source: write(root, { isLast: true, use, group }), group: 1 };
    const before = write({ kind: 'sequence', items: items.slice(0, -1) }, { isLast: false, use });
    return { source: `${before}(\\n?)\\z`, takesNewline };
  });

interface Position {
  /** Whether nothing follows. */
  readonly isLast: boolean;
  readonly use: RegexUse;
  /** The only group that captures: functions of DuckDB know the first nine. */
  readonly group?: number | undefined;
  /** Whether a character follows that is part of the match. */
  readonly isFollowed?: boolean;
}

function write(node: RegexNode, position: Position): string {
  switch (node.kind) {
    case 'set':
      return writeSet(node.set);
    case 'sequence':
      return node.items.map((item, index) => writeItem(node.items, item, index, position)).join('');
    case 'choice':
      return `(?:${node.branches.map((branch) => write(branch, position)).join('|')})`;
    case 'group':
      return position.group === undefined || position.group === node.index
        ? `(${write(node.body, position)})`
        : `(?:${write(node.body, position)})`;
    case 'repeat':
      return writeRepeat(node, position);
    case 'assert':
      return writeAssertion(node.what, position);
    case 'look':
      throw new NoSource('its regular expressions have no lookaround');
    case 'atomic':
      throw new NoSource('its regular expressions have no atomic groups');
    default:
      throw new NoSource('its regular expressions have no references to groups');
  }
}

function writeItem(
  items: readonly RegexNode[],
  item: RegexNode,
  index: number,
  position: Position,
): string {
  const rest = items.slice(index + 1);
  const isFollowed = rest.some((next) => widthOf(next).min > 0) || position.isFollowed === true;
  return write(item, { ...position, isLast: position.isLast && rest.length === 0, isFollowed });
}

function writeSet(set: CharSet): string {
  if (set.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  return sameSet(set, anyChar) ? '(?s:.)' : classSource(set, '\\x');
}

/** The limit of RE2 on counts. */
const MOST_REPETITIONS = 1000;

function writeRepeat(node: RepeatNode, position: Position): string {
  const most = node.max === Infinity ? node.min : node.max;
  if (most > MOST_REPETITIONS)
    throw new NoSource(`its regular expressions repeat at most ${MOST_REPETITIONS} times`);
  return `(?:${write(node.body, { ...position, isLast: false })})${quantifierSource(node)}`;
}

function writeAssertion(
  what: Extract<RegexNode, { kind: 'assert' }>['what'],
  { isLast, use, isFollowed }: Position,
): string {
  switch (what) {
    case 'start':
      return '\\A';
    case 'end':
      return '\\z';
    case 'line-end':
      return '(?m:$)';
    case 'word-boundary':
      return '\\b';
    case 'not-word-boundary':
      return '\\B';
    case 'line-start':
      // Behind a final newline, PCRE has no line.
      if (isFollowed === true) return '(?m:^)';
      throw new NoSource('its regular expressions cannot ask for the start of a line at the end');
    default:
      if (isLast && use !== 'replace') return '(?:\\n?\\z)';
      throw new NoSource('its regular expressions cannot ask for the end of a text before more');
  }
}
