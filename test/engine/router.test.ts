import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Router } from '../../tooling/backends/engine/router/router.ts';
import type { Event } from '../../tooling/events/event.ts';
import { type FieldValue, toText, valuesOf } from '../../tooling/events/field-value.ts';
import type { RequiredClause, RequiredLiteral } from '../../tooling/plan/required-literals.ts';

const field = fc.constantFrom('a', 'b', 'c');
const text = fc.string({
  unit: fc.constantFrom('a', 'A', 'b', '\\', 'É', 'é', 'Σ', 'ς', 'σ', 'İ', 'i'),
  maxLength: 4,
});
const literal: fc.Arbitrary<RequiredLiteral> = fc.record({
  field,
  kind: fc.constantFrom('exact', 'prefix', 'suffix', 'substring'),
  text: text.filter((one) => one !== ''),
  ignoreCase: fc.boolean(),
});
const clause = fc.array(literal, { minLength: 1, maxLength: 3 });
const requirement = fc.array(clause, { maxLength: 3 });
const value: fc.Arbitrary<FieldValue> = fc.oneof(text, fc.array(text, { minLength: 2 }), fc.nat(9));
const row = fc.dictionary(field, value).map((fields): Event => new Map(Object.entries(fields)));

function meets(event: Event, requirement_: readonly RequiredClause[]): boolean {
  return requirement_.every((one) => one.some((literal_) => isThere(event, literal_)));
}

function isThere(event: Event, { field: name, kind, text: sought, ignoreCase }: RequiredLiteral) {
  return valuesOf(event.get(name)).some((item) => {
    const found = ignoreCase ? toText(item).toLowerCase() : toText(item);
    const wanted = ignoreCase ? sought.toLowerCase() : sought;
    if (kind === 'exact') return found === wanted;
    if (kind === 'prefix') return found.startsWith(wanted);
    return kind === 'suffix' ? found.endsWith(wanted) : found.includes(wanted);
  });
}

test('a row that meets a requirement names it once, whether rows are sampled or not', () => {
  fc.assert(
    fc.property(
      fc.array(requirement, { maxLength: 8 }),
      fc.array(row, { maxLength: 12 }),
      fc.record({
        first: fc.integer({ min: 0, max: 4 }),
        again: fc.integer({ min: 1, max: 4 }),
        pause: fc.integer({ min: 1, max: 3 }),
        period: fc.integer({ min: 1, max: 6 }),
      }),
      (requirements, rows, sampling) => {
        const router = new Router(requirements, sampling);
        for (const one of rows) {
          const named = router.candidates(one);
          expect(new Set(named).size).toBe(named.length);
          for (const [at, wanted] of requirements.entries())
            if (meets(one, wanted)) expect(named).toContain(at);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

const literalOf = (name: string, sought: string): RequiredClause => [
  { field: name, kind: 'substring', text: sought, ignoreCase: true },
];

test('looks up the rarest clause of a requirement, and nothing else of it', () => {
  const router = new Router([[literalOf('a', 'often'), literalOf('b', 'rare')]], {
    first: 2,
    again: 2,
    pause: 100,
    period: 100,
  });
  const often: Event = new Map([['a', 'very often']]);
  expect(router.candidates(often)).toEqual([]);
  expect(router.candidates(often)).toEqual([]);
  expect(router.candidates(often)).toEqual([]);
  expect(router.candidates(new Map([['b', 'RARE']]))).toEqual([0]);
});

test('chooses another clause when rows turn out to satisfy the first one often', () => {
  const router = new Router([[literalOf('a', 'a long text'), literalOf('b', 'text')]], {
    first: 2,
    again: 2,
    pause: 10,
    period: 50_000,
  });
  const later: Event = new Map([['a', 'has a long text']]);
  for (let row = 0; row < 3; row += 1) router.candidates(new Map([['c', 'first rows']]));
  expect(router.candidates(later)).toEqual([0]);
  for (let row = 0; row < 100; row += 1) router.candidates(later);
  expect(router.candidates(later)).toEqual([]);
});
