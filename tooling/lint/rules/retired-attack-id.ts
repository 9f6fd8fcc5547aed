import type { SourceSpan } from '../../base/source.ts';
import { attackIdsOf } from '../attack-ids.ts';
import { defineRule, type Finding } from '../rule.ts';
import { wholeLine } from '../whole-line.ts';

export const retiredAttackId = defineRule({
  id: 'retired-attack-id',
  summary: 'No ATT&CK id is one that ATT&CK has withdrawn.',
  rationale:
    'ATT&CK merges and splits techniques with every version. Matrices and layers of the present version do not show the old ids.',
  bad: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1086',
  good: 'tags:\n  analytic_story: []\n  mitre_attack_id:\n    - T1059.001',
  severity: 'warning',
  *check({ content, attack }) {
    for (const { id, list, at } of attackIdsOf(content)) {
      const retired = attack.retired.get(id);
      if (retired === undefined) continue;
      const { status, name, replacement } = retired;
      const span = at();
      const isThere = replacement !== undefined && list.includes(replacement);
      yield {
        message: `ATT&CK ${attack.version} has ${status === 'revoked' ? 'revoked' : 'deprecated'} "${id}" (${name})`,
        span,
        ...(isThere ? removal(replacement, span) : exchange(replacement, span)),
      };
    }
  },
});

function exchange(
  replacement: string | undefined,
  span: SourceSpan,
): Pick<Finding, 'help' | 'fix'> {
  if (replacement === undefined) return { help: 'choose the technique that fits' };
  const help = `use ${replacement}`;
  return { help, fix: { title: help, edits: [{ span, newText: replacement }] } };
}

/** Its replacement stands beside it. */
function removal(replacement: string, span: SourceSpan): Pick<Finding, 'help' | 'fix'> {
  const help = `take it out: ${replacement} is there already`;
  const line = wholeLine(span);
  if (line === undefined) return { help };
  return { help, fix: { title: 'take it out', edits: [{ span: line, newText: '' }] } };
}
