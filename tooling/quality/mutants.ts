import type { Span } from '../base/source.ts';
import { type AuthorText, writtenSpan, writtenText } from './author-text.ts';
import { type Clause, callAround, isAllOfItsMacro } from './clause.ts';
import type { Decision } from './decision.ts';
import { literalMutants } from './literal-mutants.ts';
import { type Mutant, mutatedText } from './mutant.ts';
import { sigmaMutants } from './sigma-mutants.ts';
import { alternativesOf, expressionText, isSearch } from './spelling.ts';

/** All mutants of a search, in the order of its decisions, without duplicates. */
export function mutantsOf(decisions: readonly Decision[], text: AuthorText): readonly Mutant[] {
  const byResult = new Map<string, Mutant>();
  for (const mutant of allOf(decisions, text)) {
    const result = mutatedText(mutant, text);
    if (result !== text.written.text && !byResult.has(result)) byResult.set(result, mutant);
  }
  return [...byResult.values()];
}

function* allOf(decisions: readonly Decision[], text: AuthorText): Iterable<Mutant> {
  if (text.dialect === 'sigma') yield* sigmaMutants(decisions, text);
  else for (const decision of decisions) yield* ofDecision(decision, text);
}

function* ofDecision({ root, node, arm, opposite }: Decision, text: AuthorText): Iterable<Mutant> {
  if (isWholeCommand(node.span, text)) {
    yield { kind: 'drop-macro', span: writtenSpan(text, node.span), newText: 'search *' };
    return;
  }
  if (opposite !== undefined) return yield* ofCommand(node.span, opposite, text);
  // Expressions inside macros are not changed.
  if (arm !== undefined && callAround(arm.call.span, text.expanded) !== undefined) return;
  if (arm === undefined) yield* drop(root, 'true', text);
  else yield dropArm(arm, text);
  yield* negate(root, text);
  yield* inside(root, text);
}

/** A command that is a single condition keeps all rows, or the other rows. */
function* ofCommand(commandSpan: Span, opposite: string, text: AuthorText): Iterable<Mutant> {
  if (callAround(commandSpan, text.expanded) !== undefined) return;
  const span = writtenSpan(text, commandSpan);
  yield { kind: 'drop-condition', span, newText: 'search *' };
  yield { kind: 'negate-condition', span, newText: opposite };
}

/** A macro call as a command. */
function isWholeCommand(span: Span, { written, expanded }: AuthorText): boolean {
  const call = callAround(span, expanded);
  if (call?.source !== written) return false;
  const before = written.text.slice(0, call.start).trimEnd();
  return before === '' || before.endsWith('|') || before.endsWith('[');
}

function* inside(clause: Clause, text: AuthorText): Iterable<Mutant> {
  const { kind, children } = clause;
  switch (kind) {
    case 'all':
    case 'any':
      if (kind === 'all') yield* andToOr(clause, text);
      for (const child of children) {
        yield* drop(child, kind === 'all' ? 'true' : 'false', text);
        yield* negate(child, text);
        yield* inside(child, text);
      }
      return;
    case 'not':
      for (const child of children) yield* inside(child, text);
      return;
    case 'list':
      return yield* dropMembers(clause, text);
    case 'single':
      if (clause.call === undefined) yield* literalMutants(clause, text);
  }
}

function* drop(clause: Clause, by: 'true' | 'false', text: AuthorText): Iterable<Mutant> {
  if (clause.kind === 'constant') return;
  const newText = alternativesOf(clause.expression, text)[by];
  yield { kind: 'drop-condition', span: writtenSpan(text, clause.span), newText };
}

function* negate(clause: Clause, text: AuthorText): Iterable<Mutant> {
  const { kind, span, expression, children } = clause;
  if (kind === 'constant' || kind === 'all' || kind === 'any' || !isWritable(clause, text)) return;
  const [operand] = children;
  const newText =
    kind === 'not' && operand !== undefined
      ? `(${expressionText(operand.expression, text)})`
      : `(NOT ${isSearch(expression) ? groupText(span, text) : `(${writtenText(text, span)})`})`;
  yield { kind: 'negate-condition', span: writtenSpan(text, span), newText };
}

/** Whether the text of a condition is exactly that condition. */
function isWritable(clause: Clause, { expanded }: AuthorText): boolean {
  return clause.call === undefined || isAllOfItsMacro(clause, expanded);
}

/** A macro may expand to several terms. */
function groupText(span: Span, text: AuthorText): string {
  const words = writtenText(text, span);
  return words.startsWith('`') ? `(${words})` : words;
}

/** Conditions that are true for every row stay outside: otherwise the OR would always be true. */
function* andToOr({ children, span }: Clause, text: AuthorText): Iterable<Mutant> {
  const operands = children.filter(({ kind }) => kind !== 'constant');
  if (operands.length < 2 || !operands.every((child) => isWritable(child, text))) return;
  const constants = children.filter(({ kind }) => kind === 'constant');
  const either = operands.map((child) => operandText(child, text)).join(' OR ');
  const words = constants.map((child) => writtenText(text, child.span)).join(' AND ');
  const newText = words === '' ? `(${either})` : `${words} AND (${either})`;
  yield { kind: 'and-to-or', span: writtenSpan(text, span), newText };
}

function operandText(clause: Clause, text: AuthorText): string {
  const words = writtenText(text, clause.span);
  return clause.kind === 'any' || clause.kind === 'all' || words.startsWith('`')
    ? `(${words})`
    : words;
}

function* dropMembers({ children, call }: Clause, text: AuthorText): Iterable<Mutant> {
  if (call !== undefined || children.some((child) => child.call !== undefined)) return;
  const spans = children.map((child) => writtenSpan(text, child.span));
  const span = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
  const words = spans.map(({ start, end }) => text.written.text.slice(start, end));
  for (const dropped of words.keys()) {
    const newText = words.filter((_, index) => index !== dropped).join(', ');
    yield { kind: 'drop-member', span, newText };
  }
}

function dropArm({ call, index }: NonNullable<Decision['arm']>, text: AuthorText): Mutant {
  const span = writtenSpan(text, call.span);
  const args = call.args.map((arg) => writtenText(text, arg.span));
  const rest = [...args.slice(0, index), ...args.slice(index + 2)];
  const [name = call.fn] = /^\w+/.exec(writtenText(text, call.span)) ?? [];
  const isIf = call.fn === 'if';
  const newText = isIf
    ? (args[2] ?? 'null()')
    : rest.length > 0
      ? `${name}(${rest.join(', ')})`
      : 'null()';
  return { kind: 'drop-arm', span, newText };
}
