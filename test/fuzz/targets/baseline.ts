import fc from 'fast-check';
import { fileSource } from '../../../tooling/base/source.ts';
import {
  compareWithBaseline,
  readBaseline,
  writeBaseline,
} from '../../../tooling/lint/baseline.ts';
import { lintDiagnostic } from '../../../tooling/lint/diagnostics.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { type Result, repeated, type Target } from '../target.ts';

const SPAN = { source: fileSource('detections/a.yml', 'name: a\n'), start: 0, end: 4 };
const FOUND = ['a', 'b'].map((rule) =>
  lintDiagnostic('suppression-without-reason', { rule }, SPAN),
);
const pathOf = (): string => 'detections/a.yml';
const SEEDS: readonly string[] = [
  writeBaseline(FOUND, pathOf),
  '{"format":1,"findings":{"a":{"lint/x 0":2}}}',
];
const WORDS: readonly string[] = [
  '"__proto__":',
  '"findings":',
  '"format":1',
  'null',
  '1e999',
  '{}',
  '[',
  ',',
];

export const baseline: Target = {
  id: 'baseline',
  title: 'baseline of findings',
  open: () => {
    const text = mutatedText(fc.constantFrom(...SEEDS), { seeds: SEEDS, words: WORDS });
    return repeated(text.map(Buffer.from), (input) => compared(input.toString('utf8')));
  },
};

function compared(text: string): Result {
  const read = readBaseline(text);
  if (read.kind === 'refused') return { diagnostics: [], text: read.reason };
  const { fresh, known, fixed } = compareWithBaseline(FOUND, read.baseline, {
    pathOf,
    canAccept: (code) => code.startsWith('lint/'),
  });
  const result = { fresh: fresh.length, known: known.length, fixed, baseline: read.baseline };
  return { diagnostics: [...fresh, ...known], text: shown(result) };
}
