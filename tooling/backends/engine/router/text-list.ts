import type { SoughtText } from './substring-automaton.ts';

/** Finds a few texts, one by one. Ignores case, as `SubstringAutomaton` does. */
export class TextList {
  readonly #texts: readonly SoughtText[];

  constructor(texts: readonly SoughtText[]) {
    this.#texts = texts;
  }

  /** Adds the numbers of the texts that the value contains. */
  find(value: string, ids: number[]): void {
    const lower = value.toLowerCase();
    for (const { text, place, id } of this.#texts) if (PLACES[place](lower, text)) ids.push(id);
  }
}

const PLACES: Readonly<Record<SoughtText['place'], (value: string, text: string) => boolean>> = {
  prefix: (value, text) => value.startsWith(text),
  suffix: (value, text) => value.endsWith(text),
  substring: (value, text) => value.includes(text),
};
