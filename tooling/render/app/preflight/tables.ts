import { isUtf8 } from 'node:buffer';
import Papa from 'papaparse';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import { fileSource, type SourceSpan } from '../../../base/source.ts';
import { appDiagnostic } from '../diagnostics.ts';
import type { AppLookup } from '../lookups.ts';
import type { PreflightContext } from './context.ts';

/** Lookups whose table is missing or that Splunk cannot read. */
export function* badTables(
  lookups: readonly AppLookup[],
  { input }: PreflightContext,
): Iterable<Diagnostic> {
  for (const { document, data, source } of lookups) {
    if (source === undefined) continue;
    const bytes = input.lookupFiles.get(source);
    const span = document.spanAt([data.filename === undefined ? 'name' : 'filename']);
    if (bytes === undefined) yield appDiagnostic('missing-table', { file: source }, span);
    else if (source.endsWith('.csv')) yield* tableProblems({ file: source, bytes, span });
  }
}

interface Table {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly span: SourceSpan;
}

const LONGEST_HEADER = 4096;

function* tableProblems({ file, bytes, span }: Table): Iterable<Diagnostic> {
  const text = Buffer.from(bytes).toString();
  const bad = (problem: string) => appDiagnostic('bad-table', { file, problem }, span);
  if (!isUtf8(bytes)) yield bad('is not UTF-8');
  if (/\r(?!\n)/.test(text)) yield bad('has line ends that are only carriage returns');
  if ((text.split('\n', 1)[0] ?? '').length > LONGEST_HEADER)
    yield bad(`has a header of more than ${LONGEST_HEADER} characters`);
  yield* rowProblems(text, { file, span });
}

function* rowProblems(text: string, { file, span }: Omit<Table, 'bytes'>): Iterable<Diagnostic> {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [header = []] = data;
  if (header.length < 2) yield appDiagnostic('narrow-table', { file }, span);
  const uneven = data.findIndex((row) => row.length !== header.length);
  const row = data[uneven];
  if (row === undefined) return;
  const params = { file, row: uneven + 1, found: row.length, expected: header.length };
  yield appDiagnostic('uneven-table', params, span);
}

/** Tables that no lookup names: they would be in the app for nothing. */
export function* unusedTables(
  lookups: readonly AppLookup[],
  { input, profile }: PreflightContext,
): Iterable<Diagnostic> {
  const used = new Set(lookups.flatMap(({ source }) => source ?? []));
  for (const path of input.lookupFiles.keys()) {
    if (used.has(path) || (profile.format === 'escu6' && path.endsWith('.mlmodel'))) continue;
    const source = fileSource(`${input.content.root}/${path}`, '');
    yield appDiagnostic('unused-table', { file: path }, { source, start: 0, end: 0 });
  }
}
