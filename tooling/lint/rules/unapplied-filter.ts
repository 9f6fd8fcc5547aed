import { nearest } from '../../base/nearest.ts';
import { isRecord } from '../../base/record.ts';
import type { ContentDocument } from '../../content/document.ts';
import { readSigmaYaml } from '../../detect/plan-sigma.ts';
import { selectionsOf } from '../../sigma/condition.ts';
import { logSourceCovers } from '../../sigma/filter.ts';
import { readDetection, readLogSource } from '../../sigma/rule.ts';
import type { Repository } from '../repository.ts';
import { defineRule, type Finding } from '../rule.ts';
import { exampleRule, sigmaRulesOf } from '../sigma-rules.ts';

const filter = (rules: string, source: string) => ({
  ...exampleRule('id: 6d0d5c36-5c39-4b3c-9d5b-0f3b8a4e7c21'),
  'rules/filter.yml': `title: Without Backups\nlogsource: ${source}\nfilter:\n  rules: [${rules}]\n  selection: {User: backup}\n  condition: not selection\n`,
});

export const unappliedFilter = defineRule({
  id: 'unapplied-filter',
  summary: 'A filter of Sigma is complete and applies to each rule that it names.',
  rationale:
    'A filter that applies to nothing excludes nothing, and its rules continue to report what it should exclude.',
  bad: filter('6d0d5c36-5c39-4b3c-9d5b-0f3b8a4e7c22', '{product: windows}'),
  good: filter('6d0d5c36-5c39-4b3c-9d5b-0f3b8a4e7c21', '{product: windows}'),
  severity: 'error',
  comparesFiles: true,
  *check(repository) {
    for (const document of repository.content.sigma_filter.all)
      yield* findingsIn(document, repository);
  },
});

function* findingsIn(
  document: ContentDocument<unknown>,
  repository: Repository,
): Iterable<Finding> {
  const problems: Finding[] = [];
  const yaml = readSigmaYaml(document.embedded(['search']), ({ message, span, help }) =>
    problems.push({ message, span, help }),
  );
  const written = yaml?.data['filter'];
  if (yaml === undefined || !isRecord(written)) return;
  const { placeholders } = repository.library.sigma;
  const report = ({ message, span, help }: Finding) => problems.push({ message, span, help });
  const detection = readDetection(['filter'], { yaml, placeholders, report });
  yield* problems;
  const used = new Set(detection?.conditions.flatMap(selectionsOf));
  for (const name of detection?.selections.keys() ?? [])
    if (!used.has(name))
      yield {
        message: `no condition uses the selection "${name}"`,
        span: yaml.spanAt(['filter', name], 'key'),
      };
  const source = readLogSource(isRecord(yaml.data['logsource']) ? yaml.data['logsource'] : {});
  const rules = sigmaRulesOf(repository);
  const named = [written['rules']].flat();
  if (named.every((one) => one === undefined || one === null))
    yield {
      message: 'the filter names no rule',
      span: yaml.spanAt(['filter'], 'key'),
      help: 'add "rules" with IDs or names, or any',
    };
  for (const [index, name] of named.entries()) {
    if (typeof name !== 'string' || name === 'any') continue;
    const span = Array.isArray(written['rules'])
      ? yaml.spanAt(['filter', 'rules', index])
      : yaml.spanAt(['filter', 'rules']);
    const rule = rules.find((one) => one.written['id'] === name || one.written['name'] === name);
    if (rule === undefined) {
      const names = rules.flatMap((one) => [one.written['id'], one.written['name']]);
      const near = nearest(
        name,
        names.filter((one) => typeof one === 'string'),
      );
      yield {
        message: `the rule "${name}" does not exist`,
        span,
        help: near && `did you mean "${near}"?`,
      };
    } else if (
      isRecord(rule.written['logsource']) &&
      !logSourceCovers(source, readLogSource(rule.written['logsource']))
    )
      yield {
        message: `the filter does not apply to "${rule.data.name}": its log source is another one`,
        span,
        related: [{ span: rule.spanAt(['data_source']), message: 'the log source of the rule' }],
        help: 'a filter needs the log source of its rules, or a wider one',
      };
  }
}
