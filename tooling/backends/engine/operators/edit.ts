import type { Budget } from '../../../base/budget.ts';
import { limits } from '../../../base/limits.ts';
import { fieldValue } from '../../../events/bounds.ts';
import { toFieldValue, toText, valuesOf } from '../../../events/field-value.ts';
import type { Operator } from '../../../events/run.ts';
import type { TextEdit } from '../../../plan/extraction.ts';
import { validRegex } from '../../../regex/compile.ts';
import { matches } from '../../../regex/matches.ts';
import type { Regex } from '../../../regex/regex.ts';
import { expandReplacement } from '../../../regex/replace.ts';

/** Edits each value of a field, one edit after the other. */
export function edit(field: string, edits: readonly TextEdit[]): Operator {
  const compiled = edits.map(compileEdit);
  return function* (rows, run) {
    const edited = (text: string) => compiled.reduce((now, one) => one(now, run.budget), text);
    for (const row of rows) {
      const values = valuesOf(row.get(field));
      const results = toFieldValue(values.map((value) => edited(toText(value))));
      yield values.length === 0 ? row : new Map(row).set(field, fieldValue(results, run));
    }
  };
}

type CompiledEdit = (text: string, budget: Budget) => string;

function compileEdit(edit: TextEdit): CompiledEdit {
  if (edit.kind === 'translate') return translation(edit);
  const regex = validRegex(edit.regex, { ignoreCase: edit.ignoreCase });
  return (text, budget) => replaced(text, { ...edit, regex }, budget);
}

const LONGEST = limits['value-size'].value;

interface Replacing {
  readonly regex: Regex;
  readonly replacement: string;
  readonly first: number;
  readonly all: boolean;
}

function replaced(
  text: string,
  { regex, replacement, first, all }: Replacing,
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

function translation({ from, to }: Extract<TextEdit, { kind: 'translate' }>): CompiledEdit {
  const after = [...to];
  const pairs = [...from].map((char, index) => [char, after[index] ?? ''] as const);
  const table = new Map(pairs.reverse());
  return (text) => [...text].map((char) => table.get(char) ?? char).join('');
}
