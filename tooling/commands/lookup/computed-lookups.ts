import { toText } from '../../events/field-value.ts';
import type { LookupTable } from '../../events/run.ts';

/** A lookup that is a script in Splunk, implemented here as a function of one column. */
interface ComputedLookup {
  readonly from: string;
  readonly to: string;
  readonly compute: (value: string) => string;
}

/** Scripted lookups of Splunk apps that need nothing but their input. */
const LOOKUPS: ReadonlyMap<string, ComputedLookup> = new Map([
  // URL Toolbox: entropy in bits per character.
  ['ut_shannon_lookup', { from: 'word', to: 'ut_shannon', compute: entropy }],
]);

/** The lookup with that name, as a table whose rows are computed on demand. */
export function computedLookup(name: string): LookupTable | undefined {
  const lookup = LOOKUPS.get(name);
  if (lookup === undefined) return undefined;
  const { from, to, compute } = lookup;
  return {
    columns: [from, to],
    rows: [],
    compute: (keys) => {
      const value = keys.get(from);
      return value === undefined ? [] : [new Map([...keys, [to, compute(toText(value))]])];
    },
    caseSensitive: true,
    matchTypes: new Map(),
    defaultMatch: undefined,
    minMatches: 0,
    maxMatches: 1,
  };
}

function entropy(text: string): string {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...text].length;
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return String(bits);
}
