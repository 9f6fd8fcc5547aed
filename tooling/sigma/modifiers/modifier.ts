import type { SigmaText } from '../text.ts';
import type { SigmaValue, TimePart } from '../value.ts';

/** A value while modifiers are applied: one value may become several. */
export type Applied = SigmaValue | Refusal;

/** Why a modifier cannot be applied to a value, as the end of a sentence about the modifier. */
export interface Refusal {
  readonly refused: string;
}

/** A modifier of a field: it changes each value, or the item as a whole. */
export interface Modifier {
  readonly apply?: (value: SigmaValue) => Applied;
  /** What it says about the whole item. */
  readonly item?: {
    readonly all?: boolean;
    readonly negated?: boolean;
    readonly timePart?: TimePart;
  };
  /** Modifiers that it must directly follow. */
  readonly after?: readonly string[];
}

export function refuse(refused: string): Refusal {
  return { refused };
}

/** Applies a change to each text of a value, as which numbers count; any other value is refused. */
export function toText(
  change: (text: SigmaText, cased: boolean) => Applied,
): (value: SigmaValue) => Applied {
  return (value) => {
    if (value.kind === 'text') return change(value.text, value.cased);
    if (value.kind === 'number') return change([String(value.number)], false);
    if (value.kind === 'any') return each(value.values, toText(change));
    return refuse(`requires text, not ${NAMES[value.kind]}`);
  };
}

/** Applies a change to each of several values. */
export function each(
  values: readonly SigmaValue[],
  change: (value: SigmaValue) => Applied,
): Applied {
  const changed: SigmaValue[] = [];
  for (const value of values) {
    const result = change(value);
    if ('refused' in result) return result;
    changed.push(result);
  }
  return { kind: 'any', values: changed };
}

const NAMES: Readonly<Record<SigmaValue['kind'], string>> = {
  text: 'text',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  regex: 'a regular expression',
  cidr: 'a network',
  order: 'a comparison',
  exists: 'a test for existence',
  field: 'a field',
  any: 'several values',
};
