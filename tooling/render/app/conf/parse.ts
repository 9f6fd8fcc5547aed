import type { Setting, Stanza } from './stanza.ts';

/** Why a .conf file is not read as its author meant, and where. */
export interface ConfProblem {
  /** Counted from 0. */
  readonly offset: number;
  readonly problem: string;
}

/** A .conf file as written by a person. */
export interface ParsedConf {
  readonly stanzas: readonly Stanza[];
  readonly problems: readonly ConfProblem[];
}

/**
 * Reads a .conf file as Splunk does: a line that ends in a backslash is continued, and lines with `#` are comments.
 *
 * ```
 * file    : (stanza | setting | comment)*
 * stanza  : "[" name "]"
 * setting : key "=" value ("\" LF more)*
 * ```
 */
export function parseConf(text: string): ParsedConf {
  const reader = new ConfReader();
  let offset = 0;
  for (const lines of logicalLines(text)) {
    reader.add(lines, offset);
    offset += lines.length + 1;
  }
  return reader;
}

/** A line, and those that continue it. */
function* logicalLines(text: string): Iterable<string> {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const whole: string = open === undefined ? line : `${open}\n${line}`;
    open = /\\\r?$/.test(line) && !/^\s*#/.test(whole) ? whole : undefined;
    if (open === undefined) yield whole;
  }
  if (open !== undefined) yield open;
}

class ConfReader implements ParsedConf {
  readonly problems: ConfProblem[] = [];
  readonly #settings = new Map<string, Map<string, string>>();
  #stanza = 'default';

  get stanzas(): readonly Stanza[] {
    return [...this.#settings].map(([name, settings]) => ({
      name,
      settings: [...settings] satisfies Setting[],
    }));
  }

  add(line: string, offset: number): void {
    const text = line.trim();
    if (text === '' || text.startsWith('#') || text.startsWith(';')) return;
    const problem = this.#problemOf(line, text);
    if (problem !== undefined) this.problems.push({ offset, problem });
  }

  #problemOf(line: string, text: string): string | undefined {
    const name = /^\[(.*)\]$/.exec(text)?.[1];
    if (name !== undefined) return this.#open(name);
    const sign = text.split('\n', 1)[0]?.indexOf('=') ?? -1;
    if (sign < 1)
      return `has a line that is neither a stanza nor a setting: "${text.slice(0, 60)}"`;
    const key = text.slice(0, sign).trim();
    if (/\\[^\S\n]+$/m.test(line.replaceAll('\r', '')))
      return `has blanks after the backslash that continues "${key}"`;
    return this.#set(key, text.slice(sign + 1).trim());
  }

  #open(name: string): string | undefined {
    this.#stanza = name;
    if (this.#settings.has(name)) return `has the stanza [${name}] twice`;
    this.#settings.set(name, new Map());
    return undefined;
  }

  #set(key: string, value: string): string | undefined {
    const settings = this.#settings.get(this.#stanza) ?? new Map<string, string>();
    this.#settings.set(this.#stanza, settings);
    const isKnown = settings.has(key);
    settings.set(key, value);
    return isKnown ? `has "${key}" twice in [${this.#stanza}]` : undefined;
  }
}
