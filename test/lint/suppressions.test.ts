import { expect, test } from 'vitest';
import { fileSource } from '../../tooling/base/source.ts';
import { lintDiagnostic } from '../../tooling/lint/diagnostics.ts';
import { suppress } from '../../tooling/lint/suppressions.ts';

const RULE = 'suppression-without-reason';
const CODE = `lint/${RULE}`;
const COUNT = 20_000;

test('thousands of comments in a row apply to the content below them', () => {
  const comments = `# tripline-ignore ${RULE}: a reason\n# tripline-ignore missing: b\n`.repeat(
    COUNT,
  );
  const source = fileSource('a.yml', `${comments}name: a\ndate: b\n`);
  const findingAt = (word: string) => {
    const start = source.text.lastIndexOf(word);
    return lintDiagnostic(RULE, { rule: word }, { source, start, end: start + 1 });
  };
  const { kept, ignored } = suppress([findingAt('name'), findingAt('date')], {
    sources: [source],
    known: new Set([CODE]),
    fixed: new Set(),
    isOn: () => true,
  });
  expect(ignored.map(({ message }) => message)).toEqual([findingAt('name').message]);
  expect(kept.filter(({ code }) => code === CODE)).toEqual([findingAt('date')]);
  expect(kept.filter(({ code }) => code === 'lint/unknown-rule')).toHaveLength(COUNT);
});
