import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wildcardIndex } from '../../tooling/backends/engine/lookup/wildcard-index.ts';
import { wildcardMatcher } from '../../tooling/backends/engine/wildcard.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\\'), maxLength: 12 });
const pattern = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((literals) => literals.join('*'));

test('finds the patterns that match a value, as trying all of them does', () => {
  fc.assert(
    fc.property(fc.array(fc.option(pattern, { nil: undefined })), text, (patterns, value) => {
      const all = patterns.flatMap((one, cell) =>
        one !== undefined && wildcardMatcher(one)(value) ? [cell] : [],
      );
      expect(wildcardIndex(patterns)(value)).toEqual(all);
    }),
    { numRuns: 1_000 },
  );
});
