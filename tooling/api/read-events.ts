import type { Diagnostic as Found } from '../base/diagnostic.ts';
import { readSample, type SamplePart } from '../detect/sample.ts';
import { type Row, rowOf } from '../events/row.ts';
import type { Content } from './content.ts';
import { type Diagnostic, diagnosticsOf } from './diagnostic.ts';
import { emptyLibrary } from './empty-library.ts';

/** Raw data: a file, or a text in memory. */
export type RawData = string | { readonly text: string };

/** What is known of raw data. */
export interface ReadOptions {
  /** The content folder whose data sources map fields (default: only Tripline's own). */
  readonly content?: Content;
  readonly source?: string;
  /** Determines the format; without it, the format is detected from the data. */
  readonly sourcetype?: string;
  readonly host?: string;
  readonly index?: string;
}

/** Events, and problems of the data. */
export interface ReadResult {
  /** With the fields that a search sees, the newest first. */
  readonly events: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads raw logs, such as EVTX, JSON, CSV or syslog, as Splunk would show them to a search. */
export async function readEvents(data: RawData, options: ReadOptions = {}): Promise<ReadResult> {
  const { content, ...known } = options;
  const library = content?.workspace.library ?? emptyLibrary();
  const part: SamplePart = { data: partOf(data), ...known };
  const problems: Found[] = [];
  const sample = await readSample([part], library, (problem) => problems.push(problem));
  return { events: sample.events.map(rowOf), diagnostics: diagnosticsOf(problems) };
}

function partOf(data: RawData): SamplePart['data'] {
  return typeof data === 'string'
    ? { kind: 'file', path: data }
    : { kind: 'text', text: data.text };
}
