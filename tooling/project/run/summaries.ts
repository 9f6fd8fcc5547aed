import type { Finding } from './finding.ts';

/** A count or sum, and what it is for. */
export type Total = readonly [total: number, name: string];

/** Totals, the largest first. */
export interface Summary {
  readonly title: string;
  readonly totals: readonly Total[];
}

/** What findings add up to. Tactics are counted once per finding, whatever the number of its techniques. */
export function summariesOf(findings: readonly Finding[]): readonly Summary[] {
  const counts = (names: (finding: Finding) => readonly string[]) =>
    totals(findings.flatMap((finding) => names(finding).map((name) => [name, 1] as const)));
  return [
    { title: 'findings by tactic', totals: counts(({ tactics }) => tactics) },
    { title: 'findings by ATT&CK technique', totals: counts(({ techniques }) => techniques) },
    { title: 'findings by host', totals: counts(({ host }) => (host === '' ? [] : [host])) },
    { title: 'risk by entity', totals: entityRisks(findings) },
  ];
}

/** The risk of all findings, added up for each object that they put at risk. */
function entityRisks(findings: readonly Finding[]): readonly Total[] {
  const risks = findings.flatMap(({ entities }) =>
    entities
      .filter(({ risk }) => risk > 0)
      .map(({ type, value, risk }) => [`${type} ${value}`, risk] as const),
  );
  return totals(risks);
}

function totals(amounts: readonly (readonly [name: string, amount: number])[]): readonly Total[] {
  const sums = new Map<string, number>();
  for (const [name, amount] of amounts) sums.set(name, (sums.get(name) ?? 0) + amount);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name, sum]) => [sum, name]);
}
