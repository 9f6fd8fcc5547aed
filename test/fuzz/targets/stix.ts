import fc from 'fast-check';
import { readAttackTable } from '../../../tooling/attack/attack-table.ts';
import { attackTableFromStix } from '../../../tooling/attack/from-stix.ts';
import { printAttackTable } from '../../../tooling/attack/print-table.ts';
import { mutatedText } from '../mutate-text.ts';
import { shown } from '../search-run.ts';
import { type Result, repeated, type Target } from '../target.ts';

const reference = (external_id: string) => [{ source_name: 'mitre-attack', external_id }];
const pattern = (id: string, more: object = {}) => ({
  type: 'attack-pattern',
  id: `attack-pattern--${id}`,
  name: `Technique ${id}`,
  external_references: reference(id),
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'execution' }],
  ...more,
});
const replaced = (source: string, target: string) => ({
  type: 'relationship',
  relationship_type: 'revoked-by',
  source_ref: `attack-pattern--${source}`,
  target_ref: `attack-pattern--${target}`,
});
const BUNDLE = {
  type: 'bundle',
  objects: [
    { type: 'x-mitre-collection', x_mitre_version: '15.1' },
    {
      type: 'x-mitre-matrix',
      external_references: reference('enterprise-attack'),
      tactic_refs: ['t1'],
    },
    {
      type: 'x-mitre-tactic',
      id: 't1',
      name: 'Execution',
      x_mitre_shortname: 'execution',
      external_references: reference('TA0002'),
    },
    pattern('T1059'),
    pattern('T1059.001', { x_mitre_is_subtechnique: true }),
    pattern('T1086', { revoked: true }),
    pattern('T1064', { x_mitre_deprecated: true }),
    replaced('T1086', 'T1059.001'),
    replaced('T1059.001', 'T1086'),
  ],
};
const SEEDS: readonly string[] = [
  JSON.stringify(BUNDLE),
  JSON.stringify(BUNDLE, null, 1),
  JSON.stringify(BUNDLE.objects),
];
const WORDS: readonly string[] = [
  'null',
  '[]',
  '{}',
  '1e999',
  '"__proto__"',
  '"toString"',
  '"objects":',
  '"external_references":',
  '"tactic_refs":[{"a":1}]',
  '"name":',
  '"id":',
  'true',
  ',',
];

export const stix: Target = {
  id: 'stix',
  title: 'STIX bundle',
  open: () => {
    const text = mutatedText(fc.constantFrom(...SEEDS), { seeds: SEEDS, words: WORDS });
    return repeated(text.map(Buffer.from), (input) => tableOf(input.toString('utf8')));
  },
};

/** The table of a bundle; what is printed can be read again. */
function tableOf(text: string): Result {
  const made = attackTableFromStix(parsed(text));
  if (made.kind === 'not-a-bundle') return { diagnostics: [], text: made.reason };
  const printed = printAttackTable(made.table);
  if (readAttackTable(printed) === undefined)
    throw new Error('the printed table cannot be read again');
  return { diagnostics: [], text: shown(printed) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
