import type { FieldValue } from '../../events/field-value.ts';

type Fields = Map<string, FieldValue>;

/**
 * An event that renders some fields only when they are read: most searches read other fields. Until then, each of those
 * fields contains an empty string.
 */
export class DeferredEvent extends Map<string, FieldValue> {
  #names: readonly string[] = [];
  #write: (() => ReadonlyMap<string, FieldValue> | undefined) | undefined;

  /** Sets the fields that are not rendered yet, and the function that renders them. */
  defer(names: readonly string[], write: () => ReadonlyMap<string, FieldValue> | undefined): void {
    this.#names = names;
    this.#write = write;
  }

  override get(name: string): FieldValue | undefined {
    const value = super.get(name);
    if (value !== '' || this.#write === undefined) return value;
    this.#complete();
    return super.get(name);
  }

  override [Symbol.iterator](): MapIterator<[string, FieldValue]> {
    return this.entries();
  }

  override entries(): MapIterator<[string, FieldValue]> {
    this.#complete();
    return super.entries();
  }

  override values(): MapIterator<FieldValue> {
    this.#complete();
    return super.values();
  }

  override forEach(...args: Parameters<Fields['forEach']>): void {
    this.#complete();
    super.forEach(...args);
  }

  #complete(): void {
    const written = this.#write?.();
    this.#write = undefined;
    for (const name of this.#names) {
      if (super.get(name) === '') this.set(name, written?.get(name) ?? '');
    }
  }
}
