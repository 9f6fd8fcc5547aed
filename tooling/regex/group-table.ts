import type { Cursor } from './cursor.ts';
import type { RegexNode } from './syntax.ts';

/** The groups of a pattern so far, and the references to them. */
export class GroupTable {
  count = 0;
  allowDuplicates = false;
  problem: string | undefined;
  readonly byName = new Map<string, readonly number[]>();
  readonly #pending: { readonly target: number | string; readonly groups: number[] }[] = [];

  /** Opens the next group and returns its number. */
  open(name: string | undefined): number {
    this.count += 1;
    if (name !== undefined) this.#addName(name);
    return this.count;
  }

  /** Reads a reference after its backslash: `\1`, `\g{-1}`, `\k<name>`. */
  readReference(cursor: Cursor): RegexNode | undefined {
    const named = cursor.eatMatch(/(?:k<(\w+)>|k'(\w+)'|k\{(\w+)\}|g\{([A-Za-z_]\w*)\})/y);
    const name = named?.slice(1).find((text) => text !== undefined);
    if (name !== undefined) return this.reference(cursor, name);
    const relative = cursor.eatMatch(/g(?:\{-(\d+)\}|-(\d+))/y);
    const back = relative?.[1] ?? relative?.[2];
    if (back !== undefined) return this.reference(cursor, this.count + 1 - Number(back));
    const absolute = cursor.eatMatch(/g(?:\{(\d+)\}|(\d+))/y);
    const number = absolute?.[1] ?? absolute?.[2] ?? this.#readNumber(cursor);
    return number === undefined ? undefined : this.reference(cursor, Number(number));
  }

  /** A number of two or more digits is a reference only if that many groups exist. */
  #readNumber(cursor: Cursor): string | undefined {
    const start = cursor.position;
    const [number] = cursor.eatMatch(/[1-9]\d*/y) ?? [];
    if (number === undefined || number.length === 1 || Number(number) <= this.count) return number;
    cursor.position = start;
    return undefined;
  }

  reference(cursor: Cursor, target: number | string): RegexNode {
    const groups: number[] = [];
    this.#pending.push({ target, groups });
    return { kind: 'back-reference', groups, ignoreCase: cursor.flags.ignoreCase };
  }

  /** References may come before their groups, so they are resolved at the end. */
  resolveReferences(): void {
    for (const { target, groups } of this.#pending) {
      const found = typeof target === 'string' ? this.byName.get(target) : this.#existing(target);
      if (found === undefined) this.problem ??= `group "${target}" does not exist`;
      groups.push(...(found ?? []));
    }
  }

  #existing(group: number): readonly number[] | undefined {
    return group >= 1 && group <= this.count ? [group] : undefined;
  }

  #addName(name: string): void {
    const groups = this.byName.get(name) ?? [];
    const isSecond = groups.length > 0 && !groups.includes(this.count);
    if (isSecond && !this.allowDuplicates) {
      this.problem ??= `two groups are named "${name}"; use "(?J)" to allow that`;
    }
    this.byName.set(name, [...new Set([...groups, this.count])]);
  }
}
