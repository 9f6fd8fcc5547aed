import { type CharSet, charSet, ignoringCase, sameSet } from './char-set.ts';
import type { RequiredText } from './regex.ts';
import type { RegexNode } from './syntax.ts';

/** The longest text that every match contains. */
export function requiredText(root: RegexNode): RequiredText | undefined {
  const runs = new Runs();
  collect(root, runs);
  runs.close();
  return runs.longest;
}

class Runs {
  longest: RequiredText | undefined;
  #letters: Letter[] = [];

  add(letter: Letter): void {
    this.#letters.push(letter);
  }

  close(): void {
    const ignoreCase = this.#letters.some((letter) => letter.ignoreCase);
    const text = this.#letters.map((letter) => letter.text).join('');
    const longer = text.length > (this.longest?.text.length ?? 0);
    if (longer) this.longest = { text: ignoreCase ? text.toLowerCase() : text, ignoreCase };
    this.#letters = [];
  }
}

interface Letter {
  readonly text: string;
  readonly ignoreCase: boolean;
}

function collect(node: RegexNode, runs: Runs): void {
  switch (node.kind) {
    case 'sequence':
      for (const item of node.items) collect(item, runs);
      return;
    case 'group':
      collect(node.body, runs);
      return;
    case 'set': {
      const letter = letterOf(node.set);
      if (letter === undefined) runs.close();
      else runs.add(letter);
      return;
    }
    case 'assert':
      return;
    default:
      collectApart(node, runs);
  }
}

/** A repetition or separate group does not form a run with adjacent text. */
function collectApart(node: RegexNode, runs: Runs): void {
  runs.close();
  if (node.kind === 'repeat' && node.min > 0) collect(node.body, runs);
  if (node.kind === 'atomic') collect(node.body, runs);
  runs.close();
}

/** A set of one character, or of the two cases of an ASCII letter. Other letters have irregular case rules. */
function letterOf(set: CharSet): Letter | undefined {
  const [code = 0, last] = set;
  if (code > 0xffff) return undefined;
  const text = String.fromCharCode(code);
  if (set.length === 2 && code === last) return { text, ignoreCase: false };
  const isPair = code < 128 && set.length === 4 && sameSet(set, ignoringCase(charSet(code)));
  return isPair ? { text, ignoreCase: true } : undefined;
}
