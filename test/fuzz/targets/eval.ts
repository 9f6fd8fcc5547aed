import fc from 'fast-check';
import type { Diagnostic } from '../../../tooling/base/diagnostic.ts';
import { fileSource } from '../../../tooling/base/source.ts';
import { runWith } from '../../../tooling/events/run.ts';
import { compileExpressionText } from '../../../tooling/mapping/compile-text.ts';
import { expressionTexts, splWords } from '../material.ts';
import { mutatedText } from '../mutate-text.ts';
import { ROWS, shown } from '../search-run.ts';
import { type Result, repeated, type Target } from '../target.ts';

const JOINTS = ['+', '-', '*', '/', '%', '.', '=', '<', ' AND ', ' OR ', ' XOR ', ' LIKE ', ','];

/** Calculated fields of data sources and data models. */
export const evalExpression: Target = {
  id: 'eval',
  title: 'eval expressions',
  open() {
    const seeds = expressionTexts('spl');
    const part = fc.oneof(
      fc.constantFrom(...seeds),
      fc.constantFrom('a', 'b', 'c', 'many', '_raw'),
    );
    const expression = fc
      .tuple(part, fc.array(fc.tuple(fc.constantFrom(...JOINTS), part), { maxLength: 3 }))
      .map(([first, rest]) => first + rest.map(([joint, next]) => joint + next).join(''));
    const text = mutatedText(expression, { seeds, words: splWords() });
    return repeated(text.map(Buffer.from), (input) => evaluated(input.toString('utf8')));
  },
};

function evaluated(text: string): Result {
  const diagnostics: Diagnostic[] = [];
  const evaluate = compileExpressionText(fileSource('expression', text), (problem) =>
    diagnostics.push(problem),
  );
  const run = runWith({ now: 1_700_000_000 });
  const values = ROWS.map((row) => evaluate(row, run));
  const problems = diagnostics.map(({ code, message, help }) => [code, message, help]);
  const hits = run.budget.hits.map(({ limit }) => limit);
  return { diagnostics, text: shown({ values, problems, hits }) };
}
