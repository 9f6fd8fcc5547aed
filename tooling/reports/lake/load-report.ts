import { counted } from '../../base/counted.ts';
import { jsonReport } from '../../base/report/json.ts';
import { isError } from '../../project/blocking-errors.ts';
import type { LoadOutcome } from '../../project/lake/load-logs.ts';
import type { TableEntry } from '../../project/lake/manifest.ts';
import { sizeText } from '../parts/size-text.ts';
import { table } from '../parts/table.ts';

/** Whether all of the logs were loaded. */
export function isLoaded({ isStopped, problems }: LoadOutcome): boolean {
  return !isStopped && !problems.some(isError);
}

/** The tables of a folder and what was added to it; empty if nothing was written. */
export function loadText({ manifest, added, isStopped }: LoadOutcome, folder: string): string {
  if (manifest === undefined) return '';
  const { tables, events, logs } = manifest;
  const rows = tables.map((one) => [one.name, counted(one.rows, 'row'), sizeText(bytesOf(one))]);
  return [
    `${folder}: ${counted(added, 'event')} added, ${counted(events, 'event')} of ${counted(logs.length, 'log')} in ${counted(tables.length, 'table')}`,
    ...table(rows),
    ...(isStopped ? ['stopped before the end: run the same command again to load the rest'] : []),
    '',
  ].join('\n');
}

function bytesOf({ parts }: TableEntry): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The shape is a stable interface. */
export function loadJson(outcome: LoadOutcome) {
  const { manifest, added, isStopped, problems } = outcome;
  return {
    ok: isLoaded(outcome),
    added,
    stopped: isStopped,
    events: manifest?.events ?? 0,
    tables: (manifest?.tables ?? []).map((one) => ({
      name: one.name,
      rows: one.rows,
      files: one.parts.length,
      bytes: bytesOf(one),
    })),
    diagnostics: problems.map(jsonReport),
  };
}
