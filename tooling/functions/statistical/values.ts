import { byCodeUnit } from '../../base/order.ts';
import { type FieldValue, isList, toFieldValue, toText } from '../../events/field-value.ts';
import type { Accumulator, StatisticalFunction } from '../statistical-function.ts';

export const values: StatisticalFunction = {
  name: 'values',
  summary: 'Returns the distinct values in lexicographic order.',
  argument: 'required',
  takes: 'any',
  returns: 'any',
  category: 'multivalue',
  examples: [
    [['b', 'a', 'b'], '["a","b"]'],
    [['10', '9'], '["10","9"]'],
  ],
  rules: [78, 105],
  holds: true,
  create: () => new DistinctTexts(),
};

/** Most groups have one value, which needs no set. */
class DistinctTexts implements Accumulator {
  #first: string | undefined;
  #all: Set<string> | undefined;

  add(value: FieldValue): void {
    if (isList(value)) for (const item of value) this.#addText(toText(item));
    else if (value !== null) this.#addText(toText(value));
  }

  #addText(text: string): void {
    if (this.#all !== undefined) this.#all.add(text);
    else if (this.#first === undefined) this.#first = text;
    else if (text !== this.#first) this.#all = new Set([this.#first, text]);
  }

  result(): FieldValue {
    if (this.#all === undefined) return this.#first ?? null;
    return toFieldValue([...this.#all].sort(byCodeUnit));
  }
}
