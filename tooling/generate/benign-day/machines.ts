import type { Company } from './description.ts';

/** A machine of the company. */
export interface Machine {
  readonly name: string;
  readonly address: string;
  readonly user: string;
}

/** The machines of a group, or the machine with a name. */
export function machinesOf(company: Company, on: string): readonly Machine[] {
  const all = Object.keys(company.groups).flatMap((group) => groupOf(company, group));
  const found = on in company.groups ? groupOf(company, on) : all.filter(({ name }) => name === on);
  if (found.length === 0) throw new Error(`"${on}" is neither a group nor a machine`);
  return found;
}

function groupOf({ groups, users }: Company, key: string): readonly Machine[] {
  const group = groups[key];
  if (group === undefined) return [];
  const { name, first, count, address, personal = false } = group;
  return Array.from({ length: count }, (_, index) => ({
    name: name.replace('{n}', String(first + index)),
    address: address.replace('{n}', String(10 + index)),
    user: personal ? (users[index % users.length] ?? '') : 'SYSTEM',
  }));
}
