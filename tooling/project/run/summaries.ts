import type { Finding } from './finding.ts';

/** A count or sum, and what it is for; the largest first. */
export type Total = readonly [total: string, name: string];

export function findingsByTechnique(findings: readonly Finding[]): readonly Total[] {
  return totals(findings.flatMap(({ techniques }) => techniques.map((name) => [name, 1] as const)));
}

export function findingsByHost(findings: readonly Finding[]): readonly Total[] {
  return totals(findings.filter(({ host }) => host !== '').map(({ host }) => [host, 1] as const));
}

/** The risk of all findings, added up for each object that they put at risk. */
export function entityRisks(findings: readonly Finding[]): readonly Total[] {
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
  return [...sums].sort((a, b) => b[1] - a[1]).map(([name, sum]) => [String(sum), name]);
}
