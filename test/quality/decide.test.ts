import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runWith } from '../../tooling/events/run.ts';
import { type Clause, leavesOf } from '../../tooling/quality/clause.ts';
import { decidedBy, type Outcome } from '../../tooling/quality/decide.ts';

/** A clause over conditions with given outcomes. */
type Tree =
  | { kind: 'single'; outcome: Outcome }
  | { kind: 'all' | 'any' | 'not'; children: Tree[] };

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      kind: fc.constant('single' as const),
      outcome: fc.constantFrom<Outcome>(true, false, null),
    }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('not' as const), children: fc.tuple(tie('tree')) }),
  ),
}));

const run = runWith();

function clauseFor(node: Tree): Clause {
  const children = node.kind === 'single' ? [] : node.children.map(clauseFor);
  return {
    kind: node.kind,
    children,
    test: () => (node.kind === 'single' ? node.outcome : null),
    span: { start: 0, end: 0 },
    expression: { kind: 'literal', value: true, span: { start: 0, end: 0 } },
    call: undefined,
  };
}

/** An independent implementation of three-valued logic, with the outcome of one condition changed. */
function outcomeWith(clause: Clause, flipped: Clause | undefined, to: Outcome): Outcome {
  if (clause === flipped) return to;
  const inner = clause.children.map((child) => outcomeWith(child, flipped, to));
  if (clause.kind === 'single') return clause.test(new Map(), run);
  if (clause.kind === 'not') return inner[0] === null ? null : !inner[0];
  const [strong, weak] = clause.kind === 'all' ? [false, true] : [true, false];
  if (inner.some((outcome) => outcome === strong)) return strong;
  return inner.some((outcome) => outcome === null) ? null : weak;
}

describe('decidedBy', () => {
  test('names exactly the conditions whose flip alone changes whether the row passes', () => {
    fc.assert(
      fc.property(tree, (shape) => {
        const clause = clauseFor(shape);
        const effect = (outcome: Outcome) => outcome === true;
        const decided = decidedBy(clause, { row: new Map(), run, effect }).map(
          (item) => item.clause,
        );
        const passes = effect(outcomeWith(clause, undefined, null));
        const expected = [...leavesOf(clause)].filter((leaf) =>
          [true, false].some((to) => effect(outcomeWith(clause, leaf, to)) !== passes),
        );
        expect(new Set(decided)).toEqual(new Set(expected));
      }),
    );
  });
});
