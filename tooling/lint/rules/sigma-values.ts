import { nearest } from '../../base/nearest.ts';
import { isRecord } from '../../base/record.ts';
import type { Path } from '../../content/document.ts';
import { defineRule, type Finding } from '../rule.ts';
import { exampleRule, sigmaRulesOf } from '../sigma-rules.ts';

const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];
const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];
const RELATIONS = ['derived', 'obsolete', 'merged', 'renamed', 'similar'];

export const sigmaValues = defineRule({
  id: 'sigma-values',
  summary:
    'The status, the level and the types of relations of a Sigma rule are those of the specification.',
  rationale:
    'Tools select rules by status and level. A rule with another word is left out of every selection, without a message.',
  bad: exampleRule('status: tested\nlevel: hi'),
  good: exampleRule('status: test\nlevel: high'),
  severity: 'error',
  *check(repository) {
    for (const { written, spanAt } of sigmaRulesOf(repository)) {
      const { status, level, related } = written;
      const one = (key: string, value: unknown, known: readonly string[], path: Path) =>
        findingFor(key, value, known, () => spanAt(path));
      yield* one('status', status, STATUSES, ['status']);
      yield* one('level', level, LEVELS, ['level']);
      for (const [index, relation] of [related].flat().entries())
        if (isRecord(relation))
          yield* one('type of relation', relation['type'], RELATIONS, ['related', index, 'type']);
    }
  },
});

function* findingFor(
  key: string,
  value: unknown,
  known: readonly string[],
  at: () => Finding['span'],
): Iterable<Finding> {
  if (value === undefined || value === null || known.includes(String(value))) return;
  const span = at();
  const near = nearest(String(value), known);
  const help = `use ${near ?? `one of ${known.join(', ')}`}`;
  const fix =
    near === undefined || span === undefined
      ? undefined
      : { title: help, edits: [{ span, newText: near }] };
  yield { message: `"${String(value)}" is not a ${key} of Sigma`, span, help, fix };
}
