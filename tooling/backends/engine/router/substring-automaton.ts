/** A text to find, and a number for it. */
export interface SoughtText {
  /** In lower case. */
  readonly text: string;
  readonly place: 'prefix' | 'suffix' | 'substring';
  readonly id: number;
}

/**
 * Finds many texts in one pass over a value, whatever their number (Aho and Corasick, 1975). Ignores case: it finds all
 * that a search may match, and maybe more.
 */
export class SubstringAutomaton {
  /** The class of each ASCII character, upper and lower case in the same; 0 for all that no text contains. */
  readonly #classOf = new Uint8Array(ASCII);
  readonly #otherClasses = new Map<number, number>();
  #classes = 1;
  /** The next state, by state and class of the character. */
  readonly #next: Int32Array;
  readonly #found: readonly (readonly SoughtText[] | undefined)[];

  constructor(texts: readonly SoughtText[]) {
    for (const { text } of texts) this.#addClasses(text);
    const trie = new Trie();
    for (const sought of texts) trie.add(sought, this.#classesOf(sought.text));
    const { next, found } = trie.completed(this.#classes);
    this.#next = next;
    this.#found = found;
  }

  /** Adds the numbers of the texts that the value contains, maybe repeatedly. */
  find(value: string, ids: number[]): void {
    const before = ids.length;
    if (this.#scan(value, ids)) return;
    ids.length = before;
    this.#scan(value.toLowerCase(), ids, true);
  }

  /** False at a character beyond ASCII, unless the value is in lower case: its classes are in lower case. */
  #scan(value: string, ids: number[], isLowerCase = false): boolean {
    let state = 0;
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      if (code >= ASCII && !isLowerCase) return false;
      state = this.#next[state * this.#classes + this.#classFor(code)] ?? 0;
      const found = this.#found[state];
      if (found !== undefined) report(found, { end: at + 1, length: value.length }, ids);
    }
    return true;
  }

  #addClasses(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.#addClass(text.charCodeAt(at));
  }

  #addClass(code: number): void {
    if (this.#classFor(code) > 0) return;
    const added = this.#classes;
    this.#classes += 1;
    if (code >= ASCII) {
      this.#otherClasses.set(code, added);
      return;
    }
    this.#classOf[code] = added;
    const upper = String.fromCharCode(code).toUpperCase().charCodeAt(0);
    if (upper < ASCII) this.#classOf[upper] = added;
  }

  #classFor(code: number): number {
    return (code < ASCII ? this.#classOf[code] : this.#otherClasses.get(code)) ?? 0;
  }

  #classesOf(text: string): readonly number[] {
    return Array.from({ length: text.length }, (_, at) => this.#classFor(text.charCodeAt(at)));
  }
}

const ASCII = 128;

function report(
  found: readonly SoughtText[],
  { end, length }: { readonly end: number; readonly length: number },
  ids: number[],
): void {
  for (const { text, place, id } of found) {
    if (place === 'prefix' && end !== text.length) continue;
    if (place === 'suffix' && end !== length) continue;
    ids.push(id);
  }
}

class Trie {
  readonly #children: Map<number, number>[] = [new Map()];
  readonly #found: (SoughtText[] | undefined)[] = [undefined];

  add(sought: SoughtText, classes: readonly number[]): void {
    let state = 0;
    for (const kind of classes) state = this.#child(state, kind);
    const found = this.#found[state] ?? [];
    found.push(sought);
    this.#found[state] = found;
  }

  #child(state: number, kind: number): number {
    const children = this.#children[state];
    const known = children?.get(kind);
    if (known !== undefined) return known;
    const added = this.#children.length;
    this.#children.push(new Map());
    this.#found.push(undefined);
    children?.set(kind, added);
    return added;
  }

  /** The transitions from every state for every class, breadth first, so that the state to fall back to is complete. */
  completed(classes: number): {
    readonly next: Int32Array;
    readonly found: readonly (readonly SoughtText[] | undefined)[];
  } {
    const next = new Int32Array(this.#children.length * classes);
    const fallbacks = new Int32Array(this.#children.length);
    const queue = [0];
    for (const state of queue) {
      const fallback = fallbacks[state] ?? 0;
      if (state > 0) {
        next.copyWithin(state * classes, fallback * classes, (fallback + 1) * classes);
        this.#inherit(state, fallback);
      }
      for (const [kind, child] of this.#children[state] ?? []) {
        fallbacks[child] = state === 0 ? 0 : (next[state * classes + kind] ?? 0);
        next[state * classes + kind] = child;
        queue.push(child);
      }
    }
    return { next, found: this.#found };
  }

  #inherit(state: number, fallback: number): void {
    const inherited = this.#found[fallback];
    if (inherited === undefined) return;
    this.#found[state] = [...(this.#found[state] ?? []), ...inherited];
  }
}
