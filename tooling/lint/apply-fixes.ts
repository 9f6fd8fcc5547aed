import { addTo } from '../base/add-to.ts';
import type { Diagnostic, Fix } from '../base/diagnostic.ts';
import { type Source, toFile } from '../base/source.ts';

interface FileEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The new texts of fixed files. Of overlapping fixes, only the first is applied; the next run applies the others.
 */
export function applyFixes(diagnostics: readonly Diagnostic[]): ReadonlyMap<Source, string> {
  const editsBySource = new Map<Source, FileEdit[]>();
  for (const { fix } of diagnostics) {
    const edits = fix === undefined ? [] : placedEdits(fix);
    const isFree = edits.every(({ source, edit }) => !overlaps(edit, editsBySource.get(source)));
    if (!isFree) continue;
    for (const { source, edit } of edits) addTo(editsBySource, source, edit);
  }
  return new Map([...editsBySource].map(([source, edits]) => [source, edited(source.text, edits)]));
}

function placedEdits({ edits }: Fix) {
  return edits.map(({ span, newText }) => {
    const { source, start, end } = toFile(span);
    return { source, edit: { start, end, newText } };
  });
}

function overlaps({ start, end }: FileEdit, others: readonly FileEdit[] = []): boolean {
  return (
    others.some((other) => start < other.end && other.start < end) ||
    others.some((other) => start === other.start && end === other.end)
  );
}

function edited(text: string, edits: readonly FileEdit[]): string {
  let out = '';
  let copied = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(copied, start) + newText;
    copied = end;
  }
  return out + text.slice(copied);
}
