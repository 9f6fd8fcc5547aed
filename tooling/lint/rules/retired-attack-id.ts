import type { SourceSpan } from '../../base/source.ts';
import { attackIdsOf } from '../attack-ids.ts';
import { defineRule, type Finding } from '../rule.ts';
import { wholeLine } from '../whole-line.ts';

export const retiredAttackId = defineRule({
  id: 'retired-attack-id',
  summary: 'ATT&CK IDs are not revoked or deprecated.',
  rationale:
    'ATT&CK merges and splits techniques with every version. Matrices and layers of the current version do not show old IDs.',
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
  if (replacement === undefined) return { help: 'choose a matching technique' };
  const help = `use ${replacement}`;
  return { help, fix: { title: help, edits: [{ span, newText: replacement }] } };
}

/** Its replacement is in the same list. */
function removal(replacement: string, span: SourceSpan): Pick<Finding, 'help' | 'fix'> {
  const help = `remove it: ${replacement} is already listed`;
  const line = wholeLine(span);
  if (line === undefined) return { help };
  return { help, fix: { title: 'remove it', edits: [{ span: line, newText: '' }] } };
}
