import { techniquesOf } from '../../attack/technique-facts.ts';
import { shippedAttackTable } from '../docs/read-style.ts';
import type { Workspace } from '../workspace.ts';

/** Names the tactics of techniques, each once, in the order of the matrix. */
export type TacticsOf = (techniques: readonly string[]) => readonly string[];

/** By the version of ATT&CK that tripline.yml chooses; a sub-technique that it does not know has the tactics of its technique. */
export function tacticsBy({ configuration }: Workspace, packageRoot: string): TacticsOf {
  const table = shippedAttackTable(packageRoot, configuration?.data.attack);
  const { techniques } = techniquesOf(table);
  const order = table.tactics.map(({ name }) => name);
  return (ids) => {
    const found = ids.flatMap((id) => {
      const facts = techniques.get(id) ?? techniques.get(id.replace(/\.\d+$/, ''));
      return facts?.tactics ?? [];
    });
    return [...new Set(found)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  };
}
