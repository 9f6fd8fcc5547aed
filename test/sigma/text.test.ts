import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, parseText, printText, type TextPart } from '../../tooling/sigma/text.ts';

const part = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', '\\', '*', '?', ' ', '%', 'é') }),
  fc.constantFrom<TextPart>({ wildcard: '*' }, { wildcard: '?' }),
);

test('printed texts are read as the same text', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const text = joined(parts);
      expect(parseText(printText(text))).toEqual(text);
    }),
  );
});

test('any text is read, and printed so that it means the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\\', '*', '?', '%') }), (written) => {
      const text = parseText(written);
      expect(parseText(printText(text))).toEqual(text);
    }),
  );
});
