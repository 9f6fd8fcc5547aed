import type { Report } from '../../base/diagnostic.ts';
import type { Content } from '../content.ts';
import { contentDiagnostic } from '../diagnostics.ts';
import type { ContentDocument } from '../document.ts';
import type { Configuration } from '../model.ts';
import { DIALECT_NAMES, DIALECTS, type Dialect } from './dialect.ts';

type Configured = NonNullable<Configuration['dialect']>;

/** Reports files in another dialect than the configured one; without one, that there are several. */
export function checkDialects(
  content: Content,
  configured: Configured | undefined,
  report: Report,
): void {
  const documents = dialectDocuments(content);
  if (configured === undefined) {
    reportSeveral(documents, report);
    return;
  }
  // The native form is v5 with keys of its own.
  const expected = configured === 'tripline' ? 'v5' : configured;
  for (const { dialect, document } of documents) {
    if (dialect === expected) continue;
    const params = { found: DIALECT_NAMES[dialect], expected: DIALECT_NAMES[expected] };
    report(contentDiagnostic('other-dialect', params, document.spanAt([])));
  }
}

interface InDialect {
  readonly dialect: Dialect;
  readonly document: ContentDocument<unknown>;
}

/** The documents whose keys tell the dialect. */
function dialectDocuments({ detection, story, baseline }: Content): readonly InDialect[] {
  const documents: readonly ContentDocument<unknown>[] = [
    ...detection.all,
    ...story.all,
    ...baseline.all,
  ];
  return documents.flatMap((document) =>
    document.dialect === undefined ? [] : [{ dialect: document.dialect, document }],
  );
}

/** Reported once, at the first file of the rarest dialect. */
function reportSeveral(documents: readonly InDialect[], report: Report): void {
  const counts = countDialects(documents);
  const [rarest] = [...counts].sort(([, a], [, b]) => a - b);
  if (rarest === undefined || counts.size < 2) return;
  const first = documents.find(({ dialect }) => dialect === rarest[0]);
  const shown = [...counts].map(([dialect, count]) => `${DIALECT_NAMES[dialect]} ${count}`);
  const params = { counts: shown.join(', ') };
  report(contentDiagnostic('several-dialects', params, first?.document.spanAt([])));
}

/** How many documents are in each dialect, oldest dialect first. */
function countDialects(documents: readonly InDialect[]): ReadonlyMap<Dialect, number> {
  const counts = DIALECTS.map((dialect) => {
    const count = documents.filter((one) => one.dialect === dialect).length;
    return [dialect, count] as const;
  });
  return new Map(counts.filter(([, count]) => count > 0));
}
/** The dialect of most of the content; undefined if no file tells it. */
export function mainDialect(content: Content): Dialect | undefined {
  const counts = countDialects(dialectDocuments(content));
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0];
}
