import type { Budget } from '../../base/budget.ts';
import { limits } from '../../base/limits.ts';
import { compileRegex, isProblem } from '../../regex/compile.ts';
import { matches } from '../../regex/matches.ts';
import type { Regex } from '../../regex/regex.ts';
import { expandReplacement } from '../../regex/replace.ts';

/** What `mode=sed` does to a value. */
export type Edit = (text: string, budget: Budget) => string;

export interface SedProblem {
  readonly reason: string;
}

/**
 * Compiles the script of `mode=sed` (rule 180).
 *
 * ```
 * script : edit ((";" | blank) edit)*
 * edit   : "s/" pattern "/" replacement "/" flags | "y/" characters "/" characters "/"
 * flags  : ("g" | "i" | number)*           any character may stand for "/"
 * ```
 */
export function compileSed(script: string): Edit | SedProblem {
  const edits: Edit[] = [];
  for (let rest = script.trim(); rest !== ''; ) {
    const parts = cut(rest);
    if (parts === undefined)
      return { reason: 'a sed script is s/pattern/replacement/ or y/from/to/' };
    const edit = parts.kind === 's' ? substitution(parts) : transliteration(parts);
    if (typeof edit !== 'function') return edit;
    edits.push(edit);
    rest = parts.rest;
  }
  return (text, budget) => edits.reduce((edited, edit) => edit(edited, budget), text);
}

interface Parts {
  readonly kind: 's' | 'y';
  readonly from: string;
  readonly to: string;
  readonly flags: string;
  readonly rest: string;
}

function cut(script: string): Parts | undefined {
  const [, kind, mark = ''] = /^([sy])([^\w\s\\])/.exec(script) ?? [];
  const from = partUntil(script, 2, mark);
  const to = from && partUntil(script, from.end, mark);
  if (from === undefined || to === undefined) return undefined;
  const [whole = '', flags = ''] = /^([gi\d]*)(?:[;\s]+|$)/.exec(script.slice(to.end)) ?? [];
  const rest = script.slice(to.end + whole.length);
  if (whole === '' && rest !== '') return undefined;
  return { kind: kind === 'y' ? 'y' : 's', from: from.text, to: to.text, flags, rest };
}

/** The text up to the next delimiter; a backslash escapes a delimiter. */
function partUntil(
  script: string,
  start: number,
  mark: string,
): { text: string; end: number } | undefined {
  let text = '';
  for (let at = start; at < script.length; at += 1) {
    const char = script[at] ?? '';
    if (char === mark && mark !== '') return { text, end: at + 1 };
    if (char !== '\\') text += char;
    else {
      at += 1;
      text += script[at] === mark ? mark : `\\${script[at] ?? ''}`;
    }
  }
  return undefined;
}

function substitution({ from, to, flags }: Parts): Edit | SedProblem {
  const regex = compileRegex(from, { ignoreCase: flags.includes('i') });
  if (isProblem(regex)) return regex;
  const first = Number(/\d+/.exec(flags)?.[0] ?? 1);
  const all = flags.includes('g');
  return (text, budget) => replaced(text, { regex, replacement: to, first, all }, budget);
}

const LONGEST = limits['value-size'].value;

interface Substitution {
  readonly regex: Regex;
  readonly replacement: string;
  /** The first match to replace, from 1. */
  readonly first: number;
  /** Whether later matches are replaced too. */
  readonly all: boolean;
}

function replaced(
  text: string,
  { regex, replacement, first, all }: Substitution,
  budget: Budget,
): string {
  const parts: string[] = [];
  let done = 0;
  let count = 0;
  let length = 0;
  for (const match of matches(regex, text, budget)) {
    count += 1;
    if (count < first) continue;
    const made = expandReplacement(replacement, match);
    parts.push(text.slice(done, match.start), made);
    done = match.end;
    length += made.length;
    if (length > LONGEST) budget.reach('value-size');
    if (!all || length > LONGEST) break;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

function transliteration({ from, to }: Parts): Edit | SedProblem {
  const before = [...from];
  const after = [...to];
  if (before.length !== after.length)
    return { reason: 'both parts of y/from/to/ must have the same length' };
  const table = new Map(before.map((char, index) => [char, after[index] ?? ''] as const).reverse());
  return (text) => [...text].map((char) => table.get(char) ?? char).join('');
}
