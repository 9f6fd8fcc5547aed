import type { Report } from '../../base/diagnostic.ts';
import { isRecord } from '../../base/record.ts';
import { contentDiagnostic } from '../diagnostics.ts';
import { type ContentDocument, type Path, valueAt } from '../document.ts';
import { TAG_KEYS } from './escu6/keys.ts';

/** Reports keys of two dialects for the same thing, and what a porter left to an author. */
export function checkKeys(document: ContentDocument<unknown>, report: Report): void {
  const { written } = document;
  for (const [first, second] of pairsOf(document)) {
    if (valueAt(written, first) === undefined || valueAt(written, second) === undefined) continue;
    const params = { first: first.join('.'), second: second.join('.') };
    report(contentDiagnostic('mixed-dialects', params, document.spanAt(second, 'key')));
  }
  if (written['MANUAL_REVIEW'] !== undefined) reportReview(document, report);
}

const PAIRS: readonly (readonly [Path, Path])[] = [
  [['rba'], ['finding']],
  [['rba'], ['intermediate_findings']],
  [['rba'], ['tags', 'observable']],
  [['finding'], ['tags', 'observable']],
  [['date'], ['modification_date']],
  [['deployment'], ['custom_schedule']],
];

function pairsOf({ kind }: ContentDocument<unknown>): readonly (readonly [Path, Path])[] {
  const tags = TAG_KEYS[kind] ?? [];
  return [...PAIRS, ...tags.map(([key, native]) => [[key], ['tags', native]] as const)];
}

/** The longest part of a reason that is shown. */
const LONGEST = 200;

function reportReview(document: ContentDocument<unknown>, report: Report): void {
  const review = document.written['MANUAL_REVIEW'];
  const given = isRecord(review) ? review['manual_review_rationale'] : undefined;
  const [line = ''] = String(given ?? 'no reason is given').split('\n');
  const reason = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  report(contentDiagnostic('manual-review', { reason }, document.spanAt(['MANUAL_REVIEW'], 'key')));
}
