import type { FieldValue } from '../../events/field-value.ts';

/** Texts that rows have in common, each once in memory. */
export class TextPool {
  readonly #texts = new Map<string, string>();

  /** The value, or an equal text that is in memory already. */
  of(value: FieldValue): FieldValue {
    if (typeof value !== 'string' || value.length > LONG) return value;
    const known = this.#texts.get(value);
    if (known !== undefined) return known;
    if (this.#texts.size >= MOST) this.#texts.clear();
    const text = detached(value);
    this.#texts.set(text, text);
    return text;
  }
}

/** Longer texts are rarely repeated. */
const LONG = 1_000;

/** As many texts as are known at a time: about 50 MB. */
const MOST = 500_000;

/** A copy that does not keep the text in memory that it was cut from. V8 copies shorter ones itself. */
function detached(text: string): string {
  return text.length < 13 ? text : JSON.parse(JSON.stringify(text));
}
