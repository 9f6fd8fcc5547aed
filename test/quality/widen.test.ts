import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wildcardMatcher } from '../../tooling/backends/engine/wildcard.ts';
import { widened } from '../../tooling/quality/widen.ts';

describe('widened', () => {
  test.each([
    { pattern: 'procdump.exe', is: 'procdu*', because: 'an exact text keeps its first half' },
    { pattern: '*lsass*', is: '*lsa*', because: 'a part between wildcards keeps its first half' },
    { pattern: '*\\lsass.exe', is: '*s.exe', because: 'a suffix keeps its end' },
    { pattern: 'C:\\Temp\\*', is: 'C:\\T*', because: 'a prefix keeps its beginning' },
    { pattern: '1', is: '1*', because: 'a single character gets a wildcard' },
    { pattern: '*a*', is: undefined, because: 'there is nothing left to remove' },
    { pattern: '*', is: undefined, because: 'nothing matches more' },
    { pattern: 'False', is: undefined, because: 'a Boolean only matches itself' },
  ])('$because', ({ pattern, is }) => {
    expect(widened(pattern, '*')).toBe(is);
  });

  test('matches everything that it matched before', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '\\', '.'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), part, (parts, filling) => {
        const wide = widened(parts.join('*'), '*');
        if (wide === undefined) return;
        expect(wildcardMatcher(wide)(parts.join(filling))).toBe(true);
      }),
    );
  });
});
