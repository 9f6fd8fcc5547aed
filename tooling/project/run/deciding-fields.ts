import type { CompiledSearch } from '../../detect/compile-search.ts';
import type { Event } from '../../events/event.ts';
import { isMap, toText } from '../../events/field-value.ts';
import { nodesOf } from '../../plan/plan.ts';
import { fieldsRead } from '../../plan/reads.ts';

/** The most fields that sum up a row. */
const MOST = 4;

/** The fields of a row that the conditions of the search read, in that order; otherwise its first fields. */
export function decidingFields(
  { optimised }: CompiledSearch,
  row: Event,
): readonly (readonly [field: string, value: string])[] {
  const read = nodesOf(optimised).flatMap((node) =>
    node.kind === 'filter' ? [...fieldsRead(node.predicate)].map(({ text }) => text) : [],
  );
  const names = new Set(read.map((name) => name.slice(name.lastIndexOf('.') + 1)));
  const known = [...names, ...row.keys()].filter((name) => !SAYS_LITTLE.test(name));
  const flat = [...new Set(known)].filter((name) => !isMap(row.get(name) ?? null));
  const values = flat.map((name) => [name, toText(row.get(name))] as const);
  return values.filter(([, value]) => value !== '').slice(0, MOST);
}

/** Fields that a table shows anyway, or that are the same in all rows. */
const SAYS_LITTLE = /^(?:_.*|count|firstTime|lastTime|dest|host|user|source|sourcetype|index)$/;
