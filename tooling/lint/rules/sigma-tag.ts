import type { AttackTable } from '../../attack/attack-table.ts';
import { nearest } from '../../base/nearest.ts';
import { defineRule, type Finding } from '../rule.ts';
import { exampleRule, sigmaRulesOf, textsIn } from '../sigma-rules.ts';

/** The values of a namespace: a pattern, or the only ones. */
type Values = RegExp | readonly string[];

/** The namespaces of the specification. Others belong to those who use them. */
const NAMESPACES: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['attack', /^(?:t\d{4}(?:\.\d{3})?|ta\d{4}|[gsmc]\d{4}|ds\d{4})$/],
  ['car', /^\d{4}-\d{2}-\d{3}$/],
  ['cve', /^\d{4}[-.]\d{4,}$/],
  ['d3fend', /^d3[-a-z0-9]+$/],
  ['detection', ['dfir', 'emerging-threats', 'threat-hunting']],
  ['stp', /^[1-5][auk]?$/],
  ['tlp', ['red', 'amber', 'amber-strict', 'green', 'clear', 'white']],
]);

export const sigmaTag = defineRule({
  id: 'sigma-tag',
  summary: 'Tags of Sigma rules have a namespace and a value that it knows.',
  rationale:
    'Coverage and releases are computed from tags. A mistyped tag takes the rule out of both, and looks valid.',
  bad: exampleRule('tags:\n  - attack.defence-evasion\n  - detection.threat_hunting'),
  good: exampleRule('tags:\n  - attack.defense-evasion\n  - detection.threat-hunting'),
  severity: 'warning',
  *check(repository) {
    for (const { written, spanAt } of sigmaRulesOf(repository))
      for (const [index, tag] of textsIn(written['tags'])) {
        const found = problemOf(tag, repository.attack);
        if (found === undefined) continue;
        const span = spanAt(['tags', index]);
        const { message, better } = found;
        const help = better && `use ${better}`;
        const fix = better && { title: `use ${better}`, edits: [{ span, newText: better }] };
        yield { message, span, help, ...(fix && { fix }) } satisfies Finding;
      }
  },
});

interface Problem {
  readonly message: string;
  /** The tag that was probably meant. */
  readonly better: string | undefined;
}

function problemOf(tag: string, attack: AttackTable): Problem | undefined {
  const [, namespace = '', value = ''] = /^([^.]+)\.(.+)$/.exec(tag) ?? [];
  if (namespace === '') return { message: `the tag "${tag}" has no namespace`, better: undefined };
  const known = NAMESPACES.get(namespace);
  if (known === undefined) {
    const near = nearest(namespace, NAMESPACES.keys(), 1);
    const message = `unknown namespace "${namespace}"`;
    return near === undefined ? undefined : { message, better: `${near}.${value}` };
  }
  if (namespace === 'attack') return attackProblem(value, known, attack);
  const isKnown = known instanceof RegExp ? known.test(value) : known.includes(value);
  if (isKnown) return undefined;
  const near = known instanceof RegExp ? undefined : nearest(value, known);
  return {
    message: `"${value}" is not a value of "${namespace}"`,
    better: near && `${namespace}.${near}`,
  };
}

function attackProblem(value: string, known: Values, attack: AttackTable): Problem | undefined {
  if (known instanceof RegExp && known.test(value)) return undefined;
  const lower = value.toLowerCase();
  const tactics = [...attack.tactics.map(({ shortName }) => shortName), ...attack.otherTactics];
  if (tactics.includes(value)) return undefined;
  const written = lower.replaceAll('_', '-');
  if (tactics.includes(written) || (known instanceof RegExp && known.test(lower)))
    return {
      message: 'tags are in lower case, with hyphens',
      better: `attack.${tactics.includes(written) ? written : lower}`,
    };
  const near = nearest(written, tactics);
  return { message: `ATT&CK has no tactic "${value}"`, better: near && `attack.${near}` };
}
