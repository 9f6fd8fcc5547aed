import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { fileSource, toFile } from '../../tooling/base/source.ts';
import { readDocument } from '../../tooling/content/load.ts';
import { createValidator } from '../../tooling/content/schema.ts';
import { readSchemas } from '../../tooling/content/schemas.ts';

const validate = createValidator(readSchemas(process.cwd()));

const invalidItems = `name: Partly valid
data_source:
  - 1
  - Sysmon EventID 1
  - {}
  - Sysmon EventID 3
references:
  - []
  - https://example.com/a
tests:
  - name: First
    attack_data:
      - 1
      - data: first.log
  - 7
  - name: Third
    attack_data:
      - data: third.log
      - []
      - data: fourth.log
`;

function read(text: string) {
  const problems: Diagnostic[] = [];
  const path = 'detections/partly_valid.yml';
  const document = readDocument({ path, source: fileSource(path, text) }, 'detection', {
    validate,
    report: (problem) => problems.push(problem),
  });
  if (document === undefined) throw new Error('it cannot be read');
  return { document, problems };
}

describe('what is left of a list without its invalid items', () => {
  const { document } = read(invalidItems);
  const { data_source: sources, tests = [] } = document.data;

  test('is valid', () => {
    expect(sources).toEqual(['Sysmon EventID 1', 'Sysmon EventID 3']);
    const samples = tests.map(({ attack_data: samples = [] }) => samples.map(({ data }) => data));
    expect(samples).toEqual([['first.log'], ['third.log', 'fourth.log']]);
  });

  test.each([
    { path: ['data_source', 0], text: 'Sysmon EventID 1' },
    { path: ['data_source', 1], text: 'Sysmon EventID 3' },
    { path: ['references', 0], text: 'https://example.com/a' },
    { path: ['tests', 0, 'attack_data', 0, 'data'], text: 'first.log' },
    { path: ['tests', 1, 'name'], text: 'Third' },
    { path: ['tests', 1, 'attack_data', 1, 'data'], text: 'fourth.log' },
  ])('has its place in the file: $path', ({ path, text }) => {
    const { start, end } = document.spanAt(path);
    expect(invalidItems.slice(start, end)).toBe(text);
    const embedded = document.embedded(path);
    expect(embedded.text).toBe(text);
    const whole = toFile({ source: embedded, start: 0, end: text.length });
    expect(invalidItems.slice(whole.start, whole.end)).toBe(text);
  });
});
