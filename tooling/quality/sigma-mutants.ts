import type { Match } from '../plan/expression.ts';
import type { AuthorText } from './author-text.ts';
import { type Clause, leavesOf } from './clause.ts';
import type { Decision } from './decision.ts';
import type { Mutant } from './mutant.ts';

/** Mutants of a Sigma rule: its text is YAML, so they change keys, values of lists and words of its condition. */
export function* sigmaMutants(decisions: readonly Decision[], text: AuthorText): Iterable<Mutant> {
  for (const { root } of decisions)
    for (const match of matchesIn(root)) yield* ofMatch(match, text);
  yield* ofCondition(text.written.text);
}

function* matchesIn(clause: Clause): Iterable<Match> {
  if (clause.expression.kind === 'match') yield clause.expression;
  else for (const child of clause.children) yield* matchesIn(child);
  for (const leaf of clause.children.length === 0 ? [] : leavesOf(clause))
    if (leaf.expression.kind === 'match') yield leaf.expression;
}

/** The key of an item, up to its colon or quote. */
const KEY = /^[\w.|-]+(?=['"]?\s*:)/;

/** Conditions of the log source are not written in the rule. */
function* ofMatch(match: Match, { written }: AuthorText): Iterable<Mutant> {
  const { field, patterns, selectsLogs } = match;
  if (selectsLogs === true) return;
  const [key] = KEY.exec(written.text.slice(field.span.start)) ?? [];
  if (key === undefined) return;
  const end = field.span.start + key.length;
  const isNegated = /\|neq\b/.test(key);
  yield {
    kind: 'negate-condition',
    span: { start: field.span.start, end },
    newText: isNegated ? key.replace('|neq', '') : `${key}|neq`,
  };
  const spans = patterns.map(({ span }) => span);
  for (const [index, span] of spans.entries()) {
    // A member of a list is dropped if another one is written in its place.
    const other = spans[index === 0 ? 1 : index - 1];
    if (other === undefined || other.start === span.start) continue;
    yield { kind: 'drop-member', span, newText: written.text.slice(other.start, other.end) };
  }
}

const WORD = /\b(and|or|not)\b\s*/g;

function* ofCondition(text: string): Iterable<Mutant> {
  const found = /^([ \t]+condition:[ \t]*)([^\n#]+)/m.exec(text);
  if (found === null) return;
  const [, before = '', condition = ''] = found;
  for (const { 0: whole, 1: word, index } of condition.matchAll(WORD)) {
    const start = found.index + before.length + index;
    if (word === 'not')
      yield { kind: 'negate-condition', span: { start, end: start + whole.length }, newText: '' };
    else {
      const span = { start, end: start + (word?.length ?? 0) };
      yield { kind: 'and-to-or', span, newText: word === 'and' ? 'or' : 'and' };
    }
  }
}
