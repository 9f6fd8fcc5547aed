import type { Diagnostic } from '../../tooling/base/diagnostic.ts';
import { textReport } from '../../tooling/base/report/text.ts';
import { type SourceSpan, toFile } from '../../tooling/base/source.ts';
import type { Result } from './target.ts';

/** Describes the first location outside of its file; undefined if there is none. */
export function misplaced({ diagnostics, bytes }: Result): string | undefined {
  for (const diagnostic of diagnostics) {
    // Every diagnostic can be printed.
    textReport(diagnostic);
    const bad = placesOf(diagnostic).find((span) => !isInside(span) || !isInside(toFile(span)));
    if (bad !== undefined) return `${diagnostic.code} at ${textOf(bad)}`;
    const offset = bytes === undefined ? undefined : offsetBeyond(diagnostic, bytes);
    if (offset !== undefined)
      return `${diagnostic.code} at byte ${offset} of ${bytes}, which does not exist`;
  }
  return undefined;
}

function placesOf({ span, related, fix }: Diagnostic): readonly SourceSpan[] {
  return [
    ...(span === undefined ? [] : [span]),
    ...related.map((place) => place.span),
    ...(fix?.edits ?? []).map((edit) => edit.span),
  ];
}

function isInside({ source, start, end }: SourceSpan): boolean {
  return 0 <= start && start <= end && end <= source.text.length;
}

function textOf(span: SourceSpan): string {
  const { source, start, end } = toFile(span);
  return `${span.start}-${span.end} of ${span.source.text.length}, in the file ${start}-${end} of ${source.text.length}`;
}

function offsetBeyond({ help }: Diagnostic, bytes: number): number | undefined {
  const offsets = [...(help ?? '').matchAll(/^at byte (-?\d+)/gm)].map(([, digits]) =>
    Number(digits),
  );
  return offsets.find((offset) => offset < 0 || offset > bytes);
}
