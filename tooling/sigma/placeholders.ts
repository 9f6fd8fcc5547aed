import { joined, parseText, type SigmaText, type TextPart } from './text.ts';

/** The values of placeholders, by name. */
export type Placeholders = ReadonlyMap<string, readonly string[]>;

/** More texts than any real list of accounts or hosts gives. */
export const MOST_FILLED = 10_000;

/** The texts with each combination of values; undefined if there are too many. */
export function filled(text: SigmaText, values: Placeholders): readonly SigmaText[] | undefined {
  let all: readonly (readonly TextPart[])[] = [[]];
  for (const part of text) {
    const choices = choicesOf(part, values);
    if (all.length * choices.length > MOST_FILLED) return undefined;
    all = all.flatMap((before) => choices.map((choice) => [...before, ...choice]));
  }
  return all.map(joined);
}

/** Values are written as in rules: they may have wildcards. */
function choicesOf(part: TextPart, values: Placeholders): readonly SigmaText[] {
  if (typeof part === 'string' || !('placeholder' in part)) return [[part]];
  return (values.get(part.placeholder) ?? []).map((value) => parseText(value));
}
