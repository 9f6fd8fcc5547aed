import type { Diagnostic, DiagnosticDetails } from '../base/diagnostic.ts';
import { toFile } from '../base/source.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { type Behaviour, changedParts } from '../detect/behaviour.ts';
import { versionDiagnostic } from './version-diagnostics.ts';

/** A detection at one revision, with its behavior. */
export interface DetectionState {
  readonly document: ContentDocument<Detection>;
  readonly behaviour: Behaviour;
}

/**
 * Findings about version and date of a detection compared with the base revision: a change in behavior increments
 * the version and updates the date.
 */
export function checkVersion(
  { before, after }: { readonly before: DetectionState; readonly after: DetectionState },
  { today, ref }: { readonly today: string; readonly ref: string },
): readonly Diagnostic[] {
  const parts = changedParts(before.behaviour, after.behaviour);
  const { document } = after;
  const { version, date } = document.data;
  const old = before.document.data;
  const isChanged = parts.length > 0;
  const wanted = isChanged ? old.version + 1 : old.version;
  const found: Diagnostic[] = [];
  if (isChanged && version === old.version)
    found.push(
      versionDiagnostic(
        'not-raised',
        { parts, version, wanted, ref },
        document.spanAt(['version']),
        fixOf(document, ['version'], [String(version), String(wanted)]),
      ),
    );
  else if (version < wanted || version > old.version + 1)
    found.push(
      versionDiagnostic(
        'not-by-one',
        { version, before: old.version, wanted, ref },
        document.spanAt(['version']),
        fixOf(document, ['version'], [String(version), String(wanted)]),
      ),
    );
  // Of two changes on the same day, the second cannot have a later date.
  if (isChanged && date <= old.date && date < today)
    found.push(
      versionDiagnostic(
        'old-date',
        { date, today, ref },
        document.spanAt(['date']),
        fixOf(document, ['date'], [date, today]),
      ),
    );
  return found;
}

/** Replaces a value and keeps its quotes. No fix if it has another form. */
function fixOf(
  { spanAt }: ContentDocument<Detection>,
  path: Path,
  [written, wanted]: readonly [string, string],
): DiagnosticDetails {
  const span = toFile(spanAt(path));
  const text = span.source.text.slice(span.start, span.end);
  // A missing value has the location of another one, and a quoted version is not a number.
  const isWritten =
    path[0] === 'version' ? text === written : text.replaceAll(/['"]/g, '') === written;
  if (!isWritten) return {};
  const title = `replace ${written} with ${wanted}`;
  return { fix: { title, edits: [{ span, newText: text.replace(written, wanted) }] } };
}
