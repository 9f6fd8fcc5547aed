import type { Diagnostic } from '../../base/diagnostic.ts';
import { isoTime } from '../../base/iso-time.ts';
import { jsonReport } from '../../base/report/json.ts';
import type { Inspection } from '../../detect/inspect-file.ts';

/** What an event file has, as JSON. The shape is a stable interface. */
export function inspectionJson(file: string, found: Inspection, problems: readonly Diagnostic[]) {
  const { choice, events, skippedRecords, malformedRecords, time, ...lists } = found;
  return {
    file,
    format: choice?.format.id ?? null,
    chosenBy: choice?.by ?? null,
    events,
    skippedRecords,
    malformedRecords,
    time: time === undefined ? null : { first: isoTime(time.first), last: isoTime(time.last) },
    ...lists,
    diagnostics: problems.map(jsonReport),
  };
}
