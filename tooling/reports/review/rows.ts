import type { Diagnostic } from '../../base/diagnostic.ts';
import { placeJson } from '../../base/report/json.ts';
import { pathOf } from '../../project/diff/describe.ts';
import { EFFECTS } from '../../project/diff/effects.ts';
import type { Review } from '../../project/review/run-review.ts';
import type { TestResult } from '../../project/test/test-result.ts';
import { effectRow } from '../diff/markdown.ts';
import type { CommentRow } from './comment.ts';

/** What a row can be about, worst first. */
export const KINDS: readonly string[] = [
  'failed',
  'inconclusive',
  ...EFFECTS.filter((kind) => !isHarmless(kind)),
  'error',
  ...EFFECTS.filter(isHarmless),
];

function isHarmless(kind: string): boolean {
  return kind === 'new' || kind === 'edited';
}

interface Rows {
  /** By the file of the detection. */
  readonly byFile: Map<string, CommentRow>;
}

/** One row per detection or file: its failed tests, its errors and the effect of the change on it; worst first. */
export function reviewRows({ tests = [], check, diff }: Review): readonly CommentRow[] {
  const rows: Rows = { byFile: new Map() };
  for (const result of tests.filter(isOpen)) addTo(rows, fileOf(result.span), testRow(result));
  for (const effect of diff?.effects ?? []) {
    const { before, after } = effect.diff;
    const file = (after ?? before)?.document.source.name ?? pathOf(effect.diff);
    addTo(rows, file, effectRow(effect));
  }
  for (const error of check.diagnostics.filter(({ severity }) => severity === 'error'))
    addTo(rows, fileOf(error.span), errorRow(error));
  return [...rows.byFile.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

function isOpen({ status }: TestResult): boolean {
  return status !== 'passed' && status !== 'skipped';
}

function fileOf(span: Diagnostic['span']): string {
  return placeJson(span).file ?? '';
}

function testRow({ detection, test, status, reason }: TestResult): CommentRow {
  const kind = status === 'inconclusive' ? 'inconclusive' : 'failed';
  return {
    kinds: [kind],
    name: detection,
    reasons: [`test "${test}": ${reason ?? status}`],
    events: [],
  };
}

function errorRow({ code, message, span }: Diagnostic): CommentRow {
  const { file, line } = placeJson(span);
  const place = line === null ? '' : ` (line ${line})`;
  return {
    kinds: ['error'],
    name: file ?? 'content',
    reasons: [`${code}: ${message}${place}`],
    events: [],
  };
}

/** Combines rows about the same file. */
function addTo({ byFile }: Rows, file: string, row: CommentRow): void {
  const known = byFile.get(file);
  const kinds = [...new Set([...(known?.kinds ?? []), ...row.kinds])];
  byFile.set(file, {
    kinds: kinds.sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b)),
    // A detection is known by its name.
    name: known === undefined || known.name === file ? row.name : known.name,
    reasons: [...(known?.reasons ?? []), ...row.reasons],
    events: known === undefined || known.events.length === 0 ? row.events : known.events,
  });
}

function rankOf({ kinds: [worst = ''] }: CommentRow): number {
  return KINDS.indexOf(worst);
}
