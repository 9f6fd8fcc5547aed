import { toText } from '../../events/field-value.ts';
import type { LookupTable } from '../../events/run.ts';

/** A lookup that is a program in Splunk, and here a function of one column. */
interface ComputedLookup {
  readonly from: string;
  readonly to: string;
  readonly compute: (value: string) => string;
}

/** The lookups that apps bring as programs and that need nothing but their input. */
const LOOKUPS: ReadonlyMap<string, ComputedLookup> = new Map([
  // URL Toolbox: bits of entropy a character.
  ['ut_shannon_lookup', { from: 'word', to: 'ut_shannon', compute: entropy }],
]);

/** The lookup of that name, as a table whose rows are made when they are asked for. */
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
