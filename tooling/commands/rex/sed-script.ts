import type { TextEdit } from '../../plan/extraction.ts';
import { compileRegex, isProblem } from '../../regex/compile.ts';

/** Why a script cannot be read. */
export interface SedProblem {
  readonly reason: string;
}

/**
 * Parses the script of `mode=sed` (rule 180).
 *
 * ```
 * script : edit ((";" | blank) edit)*
 * edit   : "s/" pattern "/" replacement "/" flags | "y/" characters "/" characters "/"
 * flags  : ("g" | "i" | number)*           any character may stand for "/"
 * ```
 */
export function parseSedScript(script: string): readonly TextEdit[] | SedProblem {
  const edits: TextEdit[] = [];
  for (let rest = script.trim(); rest !== ''; ) {
    const parts = cut(rest);
    if (parts === undefined)
      return { reason: 'a sed script is s/pattern/replacement/ or y/from/to/' };
    const edit = parts.kind === 's' ? substitution(parts) : transliteration(parts);
    if ('reason' in edit) return edit;
    edits.push(edit);
    rest = parts.rest;
  }
  return edits;
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

function substitution({ from, to, flags }: Parts): TextEdit | SedProblem {
  const ignoreCase = flags.includes('i');
  const regex = compileRegex(from, { ignoreCase });
  if (isProblem(regex)) return regex;
  const first = Number(/\d+/.exec(flags)?.[0] ?? 1);
  const all = flags.includes('g');
  return { kind: 'replace', regex: from, ignoreCase, replacement: to, first, all };
}

function transliteration({ from, to }: Parts): TextEdit | SedProblem {
  if ([...from].length !== [...to].length)
    return { reason: 'both parts of y/from/to/ must have the same length' };
  return { kind: 'translate', from, to };
}
