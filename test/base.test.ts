import { describe, expect, test } from 'vitest';
import { codeFrame } from '../tooling/base/code-frame.ts';
import { nearest } from '../tooling/base/nearest.ts';
import { shortened } from '../tooling/base/shortened.ts';
import { fileSource } from '../tooling/base/source.ts';

describe('the nearest name', () => {
  test.each([
    ['stast', ['stash', 'stats', 'start'], 'stats'],
    ['lwoer', ['lower', 'upper'], 'lower'],
    ['proces', ['process', 'user'], 'process'],
    ['frobnicate', ['lower', 'upper'], undefined],
    ['', ['a'], undefined],
    // Only short texts are compared: the cost grows with the square of the length.
    ['a'.repeat(17_000), ['b'.repeat(17_000), 'a'.repeat(16_999)], undefined],
  ])('to %s among %s is %s', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });
});

describe('a shortened text', () => {
  test.each([
    ['abcd', 'abcd'],
    ['abcde', 'abc…'],
    ['ab😀d', 'ab…'],
  ])('of %s is %s', (text, expected) => {
    expect(shortened(text, 4)).toBe(expected);
  });
});

describe('code frames', () => {
  test('show a part of a long line, and mark the location', () => {
    const text = `${'x'.repeat(300)} HERE ${'y'.repeat(300)}`;
    const frame = codeFrame({ source: fileSource('f.yml', text), start: 301, end: 305 });
    const [where = '', , line = '', marker = ''] = frame.split('\n');
    expect(where).toContain('f.yml:1:302');
    expect(line.length).toBeLessThan(100);
    expect(line.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('mark the end of a file without a final newline', () => {
    const frame = codeFrame({ source: fileSource('f.yml', 'abc'), start: 3, end: 3 });
    expect(frame.split('\n').at(-1)?.trimEnd().endsWith('^')).toBe(true);
  });
});
