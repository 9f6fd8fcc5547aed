import type { AttackTable, Tactic } from '../../attack/attack-table.ts';
import type { ContentDocument } from '../../content/document.ts';
import type { Detection } from '../../content/model.ts';
import { defineRule, type Finding } from '../rule.ts';
import { wholeLine } from '../whole-line.ts';

const example = (tactic: string) => ({
  'tripline.yml': "attack: '19'\n",
  'rules/dump.yml': `title: Dump\ndescription: ProcDump dumps the memory of a process.\ntags:\n  - attack.t1027\n  - ${tactic}\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection: {Image|endswith: procdump.exe}\n  condition: selection\n`,
});

export const retiredAttackTactic = defineRule({
  id: 'retired-attack-tactic',
  summary: 'ATT&CK tactics in the tags of Sigma rules are those of the chosen version.',
  rationale:
    'ATT&CK 19 has Stealth and Defense Impairment in place of Defense Evasion. A matrix of this version has no column for the old tactic.',
  bad: example('attack.defense-evasion'),
  good: example('attack.stealth'),
  severity: 'warning',
  *check({ content, attack }) {
    for (const document of content.detection.all)
      if (document.dialect === 'sigma') yield* findingsIn(document, attack);
  },
});

function* findingsIn(document: ContentDocument<Detection>, attack: AttackTable): Iterable<Finding> {
  const tags = textsIn(document.written['tags']);
  for (const [index, tag] of tags.entries()) {
    const [, prefix = '', name = ''] = /^(attack\.)([a-z]+(?:[-_][a-z]+)*)$/i.exec(tag) ?? [];
    const former = attack.formerTactics.get(shortNameOf(name));
    if (former === undefined) continue;
    const span = document.spanAt(['tags', index]);
    const separator = name.includes('_') ? '_' : '-';
    const [first, ...others] = replacements(former, document, attack);
    const written = (tactic: Tactic) => `${prefix}${tactic.shortName.replaceAll('-', separator)}`;
    const message = `ATT&CK ${attack.version} has no tactic "${former.name}"`;
    if (first === undefined || others.length > 0) {
      const named = [first, ...others].flatMap((one) => (one === undefined ? [] : [written(one)]));
      yield { message, span, help: `use ${named.join(' and ')}` };
    } else if (tags.includes(written(first))) {
      const line = wholeLine(span);
      const fix = line && { title: 'remove it', edits: [{ span: line, newText: '' }] };
      yield { message, span, help: `remove it: ${written(first)} is already listed`, fix };
    } else {
      const help = `use ${written(first)}`;
      yield {
        message,
        span,
        help,
        fix: { title: help, edits: [{ span, newText: written(first) }] },
      };
    }
  }
}

/** The tactics that the techniques of the rule have now, else the tactic that has the same ID. */
function replacements(
  former: Tactic,
  { data }: ContentDocument<Detection>,
  { tactics, techniques, retired }: AttackTable,
): readonly Tactic[] {
  const names = new Set(
    (data.tags.mitre_attack_id ?? []).flatMap((id) => {
      const current = retired.get(id)?.replacement ?? id;
      return techniques.get(current)?.tactics ?? [];
    }),
  );
  const successors = tactics.filter(
    ({ id, shortName }) => id === former.id || IN_PLACE.has(shortName),
  );
  const named = successors.filter(({ name }) => names.has(name));
  return named.length > 0 ? named : successors.filter(({ id }) => id === former.id);
}

/** New tactics that took over techniques of a former one. */
const IN_PLACE: ReadonlySet<string> = new Set(['defense-impairment']);

function shortNameOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}

function textsIn(tags: unknown): readonly string[] {
  return [tags].flat().map((tag) => (typeof tag === 'string' ? tag : ''));
}
