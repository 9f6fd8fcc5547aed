import type { Report } from '../base/diagnostic.ts';
import { wildcardFits } from '../base/glob.ts';
import { nearest } from '../base/nearest.ts';
import { cover, type Source, type Span } from '../base/source.ts';
import { sigmaDiagnostic } from './diagnostics.ts';

/** A condition over selections. */
export type Condition =
  | { readonly kind: 'selection'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'and' | 'or';
      readonly operands: readonly Condition[];
      readonly span: Span;
    }
  | { readonly kind: 'not'; readonly operand: Condition; readonly span: Span };

/** More nesting than any real condition has. */
const MOST_DEPTH = 200;

/**
 * Parses a condition; undefined, and reported, if it is wrong.
 *
 * ```
 * condition : and ("or" and)*
 * and       : not ("and" not)*
 * not       : "not" not | ("1" | "any" | "all") "of" ("them" | pattern) | name | "(" condition ")"
 * ```
 */
export function parseCondition(
  source: Source,
  names: readonly string[],
  report: Report,
): Condition | undefined {
  const parser = new ConditionParser(source, names, report);
  return parser.whole();
}

interface Token extends Span {
  readonly text: string;
}

const TOKEN = /[()|]|[^\s()|]+/g;

class ConditionParser {
  private readonly source: Source;
  private readonly names: readonly string[];
  private readonly report: Report;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;
  private isBroken = false;

  constructor(source: Source, names: readonly string[], report: Report) {
    this.source = source;
    this.names = names;
    this.report = report;
    this.tokens = [...source.text.matchAll(TOKEN)].map((found) => ({
      text: found[0],
      start: found.index,
      end: found.index + found[0].length,
    }));
  }

  whole(): Condition | undefined {
    const condition = this.either();
    if (this.peek() !== undefined) this.expected('"and", "or" or the end of the condition');
    return this.isBroken ? undefined : condition;
  }

  private either(): Condition | undefined {
    return this.list('or', () => this.both());
  }

  private both(): Condition | undefined {
    return this.list('and', () => this.not());
  }

  private list(kind: 'and' | 'or', operand: () => Condition | undefined): Condition | undefined {
    const operands: Condition[] = [];
    do {
      const one = operand();
      if (one === undefined) return undefined;
      operands.push(one);
    } while (this.accept(kind));
    return combined(kind, operands);
  }

  private not(): Condition | undefined {
    const start = this.peek();
    if (start === undefined || this.depth > MOST_DEPTH) return this.expected('a selection');
    this.depth += 1;
    const condition = this.unary(start);
    this.depth -= 1;
    return condition;
  }

  private unary(start: Token): Condition | undefined {
    if (this.isWord('not') && this.accept('not')) {
      const operand = this.not();
      return operand && { kind: 'not', operand, span: cover(start, operand.span) };
    }
    if (this.accept('(')) {
      const inner = this.either();
      if (inner !== undefined && !this.accept(')')) return this.expected('")"');
      return inner;
    }
    if (/^(?:1|any|all)$/.test(start.text) && this.tokens[this.at + 1]?.text === 'of')
      return this.quantified(start);
    if (!/^[\w-]/.test(start.text)) return this.expected('a selection');
    this.at += 1;
    return this.selection(start);
  }

  /** A selection may have the name of an operator, where none can be. */
  private isWord(word: string): boolean {
    const next = this.tokens[this.at + 1]?.text;
    const isAlone = next === undefined || next === ')' || next === 'and' || next === 'or';
    return !(isAlone && this.names.includes(word));
  }

  private selection(token: Token): Condition | undefined {
    const { text: name } = token;
    if (this.names.includes(name)) return { kind: 'selection', name, span: spanOf(token) };
    const params = { name, nearest: nearest(name, this.names) };
    return this.broken(sigmaDiagnostic('unknown-selection', params, this.place(token)));
  }

  private quantified(start: Token): Condition | undefined {
    this.at += 2;
    const pattern = this.peek();
    if (pattern === undefined || /^[()|]$/.test(pattern.text))
      return this.expected('"them" or the names of selections, such as selection_*');
    this.at += 1;
    const { text } = pattern;
    const isThem = text === 'them';
    const names = this.names.filter((name) =>
      isThem ? !name.startsWith('_') : wildcardFits(text, name),
    );
    if (names.length === 0) {
      const params = { name: text, nearest: nearest(text, this.names) };
      return this.broken(sigmaDiagnostic('no-such-selections', params, this.place(pattern)));
    }
    const span = cover(start, pattern);
    const operands = names.map((name) => ({ kind: 'selection', name, span }) as const);
    return combined(start.text === 'all' ? 'and' : 'or', operands, span);
  }

  private peek(): Token | undefined {
    return this.tokens[this.at];
  }

  private accept(text: string): boolean {
    if (this.peek()?.text !== text) return false;
    this.at += 1;
    return true;
  }

  private expected(expected: string): undefined {
    const token = this.peek();
    const end = this.source.text.length;
    const span = token ?? { start: Math.max(0, end - 1), end };
    const found = token === undefined ? 'the end of the condition' : `"${token.text}"`;
    return this.broken(sigmaDiagnostic('condition-syntax', { expected, found }, this.place(span)));
  }

  /** Only the first mistake is reported: the others may follow from it. */
  private broken(problem: ReturnType<typeof sigmaDiagnostic>): undefined {
    if (!this.isBroken) this.report(problem);
    this.isBroken = true;
    this.at = this.tokens.length;
    return undefined;
  }

  private place({ start, end }: Span) {
    return { source: this.source, start, end };
  }
}

function spanOf({ start, end }: Token): Span {
  return { start, end };
}

function combined(
  kind: 'and' | 'or',
  operands: readonly Condition[],
  span = cover(operands[0]?.span ?? NOWHERE, operands.at(-1)?.span ?? NOWHERE),
): Condition | undefined {
  return operands.length === 1 ? operands[0] : { kind, operands, span };
}

const NOWHERE: Span = { start: 0, end: 0 };

/** Names of the selections that a condition reads. */
export function selectionsOf(condition: Condition): readonly string[] {
  if (condition.kind === 'selection') return [condition.name];
  if (condition.kind === 'not') return selectionsOf(condition.operand);
  return condition.operands.flatMap(selectionsOf);
}
