import type { RegexMatch, RegexSpan } from './regex.ts';
import type { ParsedRegex } from './syntax.ts';
import type { V8Source } from './v8-source.ts';

abstract class NamedMatch implements RegexMatch {
  abstract readonly start: number;
  abstract readonly end: number;
  abstract readonly groups: readonly (string | undefined)[];
  protected readonly parsed: ParsedRegex;

  constructor(parsed: ParsedRegex) {
    this.parsed = parsed;
  }

  protected abstract spanOf(group: number): RegexSpan | undefined;

  get named(): ReadonlyMap<string, string> {
    const named = new Map<string, string>();
    for (const [name, numbers] of this.parsed.groupsByName) {
      const text = this.groups[this.#taking(numbers)];
      if (text !== undefined) named.set(name, text);
    }
    return named;
  }

  span(group: number | string): RegexSpan | undefined {
    if (typeof group === 'number') return this.spanOf(group);
    return this.spanOf(this.#taking(this.parsed.groupsByName.get(group) ?? []));
  }

  /** The first of the groups that participated. */
  #taking(numbers: readonly number[]): number {
    return numbers.find((number) => this.groups[number] !== undefined) ?? -1;
  }
}

/** A match of V8. */
export class V8Match extends NamedMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly #match: RegExpExecArray;
  readonly #v8: V8Source;

  constructor(match: RegExpExecArray, v8: V8Source, parsed: ParsedRegex) {
    super(parsed);
    this.start = match.index;
    this.end = match.index + match[0].length;
    this.groups = v8.numbers.map((numbers) => firstOf(numbers, (number) => match[number]));
    this.#match = match;
    this.#v8 = v8;
  }

  /** V8 returns positions only on request, because that is slower. */
  protected spanOf(group: number): RegexSpan | undefined {
    const expression = new RegExp(this.#v8.source, 'dguy');
    expression.lastIndex = this.start;
    const indices = expression.exec(this.#match.input)?.indices;
    const place = firstOf(this.#v8.numbers[group] ?? [], (number) => indices?.[number]);
    return place && { start: place[0], end: place[1] };
  }
}

function firstOf<T>(numbers: readonly number[], get: (number: number) => T | undefined) {
  for (const number of numbers) {
    const value = get(number);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A match of the backtracking matcher. */
export class OwnMatch extends NamedMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  readonly #slots: readonly number[];

  constructor(text: string, slots: readonly number[], parsed: ParsedRegex) {
    super(parsed);
    this.#slots = slots;
    this.start = slots[0] ?? 0;
    this.end = slots[1] ?? 0;
    this.groups = Array.from({ length: parsed.groupCount + 1 }, (_, group) => {
      const span = this.spanOf(group);
      return span && text.slice(span.start, span.end);
    });
  }

  protected spanOf(group: number): RegexSpan | undefined {
    const start = this.#slots[2 * group] ?? -1;
    const end = this.#slots[2 * group + 1] ?? -1;
    return end < 0 || start < 0 ? undefined : { start, end };
  }
}
