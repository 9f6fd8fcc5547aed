import type { Diagnostic, DiagnosticDetails } from '../base/diagnostic.ts';
import { toFile } from '../base/source.ts';
import { type Behaviour, changedParts } from '../compile/behaviour.ts';
import type { ContentDocument, Path } from '../content/document.ts';
import type { Detection } from '../content/model.ts';
import { versionDiagnostic } from './version-diagnostics.ts';

/** A detection in one state, with what it does. */
export interface DetectionState {
  readonly document: ContentDocument<Detection>;
  readonly behaviour: Behaviour;
}

/** What version and date of a detection lack, seen from the base: a change of behaviour raises the one by one and renews the other. */
export function checkVersion(
  { before, after }: { readonly before: DetectionState; readonly after: DetectionState },
  today: string,
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
        { parts, version, wanted },
        document.spanAt(['version']),
        fixOf(document, ['version'], [String(version), String(wanted)]),
      ),
    );
  else if (version < wanted || version > old.version + 1)
    found.push(
      versionDiagnostic(
        'not-by-one',
        { version, before: old.version, wanted },
        document.spanAt(['version']),
        fixOf(document, ['version'], [String(version), String(wanted)]),
      ),
    );
  // Of two changes on one day, the second cannot have a later date.
  if (isChanged && date <= old.date && date < today)
    found.push(
      versionDiagnostic(
        'old-date',
        { date, today },
        document.spanAt(['date']),
        fixOf(document, ['date'], [date, today]),
      ),
    );
  return found;
}

/** Writes another value where one is written, in the quotes that it has. None where it is written otherwise. */
function fixOf(
  { spanAt }: ContentDocument<Detection>,
  path: Path,
  [written, wanted]: readonly [string, string],
): DiagnosticDetails {
  const span = toFile(spanAt(path));
  const text = span.source.text.slice(span.start, span.end);
  // What is missing has the place of something else, and a version in quotes is no number.
  const isWritten =
    path[0] === 'version' ? text === written : text.replaceAll(/['"]/g, '') === written;
  if (!isWritten) return {};
  const title = `write ${wanted} instead of ${written}`;
  return { fix: { title, edits: [{ span, newText: text.replace(written, wanted) }] } };
}
