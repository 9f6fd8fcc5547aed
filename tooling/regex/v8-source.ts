import { classSource } from './char-set.ts';
import type { Assertion, ParsedRegex, RegexNode, RepeatNode } from './syntax.ts';

/** A pattern in V8 syntax, to compile with only the flag `u`. */
export interface V8Source {
  readonly source: string;
  /** The V8 group numbers for each group number of the pattern; several if branches share a number. */
  readonly numbers: readonly (readonly number[])[];
}

/** Translates a pattern for V8. Only our own matcher supports backreferences. */
export function toV8({ root, groupCount }: ParsedRegex): V8Source {
  const writer = new V8Writer(groupCount);
  const source = writer.write(root);
  return { source, numbers: writer.numbers };
}

class V8Writer {
  readonly numbers: number[][];
  #count = 0;

  constructor(groupCount: number) {
    this.numbers = Array.from({ length: groupCount + 1 }, (_, index) => (index === 0 ? [0] : []));
  }

  write(node: RegexNode): string {
    switch (node.kind) {
      case 'set':
        return classSource(node.set);
      case 'sequence':
        return node.items.map((item) => this.write(item)).join('');
      case 'choice':
        return `(?:${node.branches.map((branch) => this.write(branch)).join('|')})`;
      case 'assert':
        return ASSERTIONS[node.what];
      case 'look':
        return `(?${node.behind ? '<' : ''}${node.negated ? '!' : '='}${this.write(node.body)})`;
      case 'back-reference':
        return '[]';
      default:
        return this.#writeGroup(node);
    }
  }

  #writeGroup(node: Extract<RegexNode, { kind: 'group' | 'atomic' | 'repeat' }>): string {
    if (node.kind === 'repeat') return `${this.#writeRepeated(node)}${quantifierSource(node)}`;
    this.#count += 1;
    const number = this.#count;
    const body = this.write(node.body);
    if (node.kind === 'atomic') return `(?:(?=(${body}))\\${number})`;
    this.numbers[node.index]?.push(number);
    return `(${body})`;
  }

  #writeRepeated({ body }: RepeatNode): string {
    const source = this.write(body);
    return body.kind === 'set' || body.kind === 'group' ? source : `(?:${source})`;
  }
}

/** The quantifier of a repetition, shared by V8 and RE2. */
export function quantifierSource({ min, max, lazy }: RepeatNode): string {
  return `${boundsSource(min, max)}${lazy ? '?' : ''}`;
}

function boundsSource(min: number, max: number): string {
  if (min === max) return `{${min}}`;
  if (max === 1) return '?';
  if (max !== Infinity) return `{${min},${max}}`;
  if (min > 1) return `{${min},}`;
  return min === 1 ? '+' : '*';
}

const ASSERTIONS: Readonly<Record<Assertion, string>> = {
  start: '^',
  end: '$',
  'last-line-end': '(?=\\n?$)',
  // PCRE: not after a final newline.
  'line-start': '(?:^|(?<=\\n)(?=[^]))',
  'line-end': '(?=\\n|$)',
  'word-boundary': '\\b',
  'not-word-boundary': '\\B',
};
