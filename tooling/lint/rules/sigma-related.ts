import { stringify } from 'yaml';
import { nearest } from '../../base/nearest.ts';
import { isRecord } from '../../base/record.ts';
import { defineRule } from '../rule.ts';
import { exampleRule, sigmaRulesOf } from '../sigma-rules.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** More than a mistyped ID differs from the right one. */
const MOST_EDITS = 3;

const RULE_ID = '6d0d5c36-5c39-4b3c-9d5b-0f3b8a4e7c21';

const related = (other: string) =>
  exampleRule(stringify({ id: RULE_ID, related: [{ id: other, type: 'similar' }] }).trimEnd());

export const sigmaRelated = defineRule({
  id: 'sigma-related',
  summary: 'The relations of a Sigma rule name other rules by their IDs.',
  rationale:
    'Relations lead from a rule to those that it replaces or resembles. A rule can name rules of other repositories, so only an ID that is nearly one of this repository is reported as mistyped.',
  bad: related(RULE_ID),
  good: related('1c9a2f40-8f0d-4d0a-9a9e-6f7c1f1b2d33'),
  severity: 'warning',
  comparesFiles: true,
  *check(repository) {
    const rules = sigmaRulesOf(repository);
    const ids = new Set(rules.map(({ data }) => data.id.toLowerCase()));
    for (const { data, written, spanAt } of rules) {
      for (const [index, relation] of [written['related']].flat().entries()) {
        if (!isRecord(relation)) continue;
        const id = String(relation['id'] ?? '').toLowerCase();
        const span = () => spanAt(['related', index, 'id']);
        if (!UUID.test(id))
          yield {
            message: `"${id}" is not the ID of a rule`,
            span: span(),
            help: 'use the UUID of the rule',
          };
        else if (id === data.id.toLowerCase())
          yield {
            message: 'the rule is related to itself',
            span: span(),
            help: 'name another rule, or remove it',
          };
        else if (!ids.has(id)) {
          const near = nearest(id, ids, MOST_EDITS);
          if (near === undefined) continue;
          yield {
            message: `no rule has the ID "${id}"`,
            span: span(),
            help: `did you mean "${near}"?`,
          };
        }
      }
    }
  },
});
