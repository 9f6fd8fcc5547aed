import type { DialectName } from '../../backends/sql/dialect.ts';
import type { Proof } from './proof.ts';
import type { TranslatedDetection } from './translate-detections.ts';

/** A detection as a file of SQL: comments, and its query. Undefined if it is refused. */
export function sqlFile(
  { document: { data }, query }: TranslatedDetection,
  { dialect, proof }: { readonly dialect: DialectName; readonly proof: Proof | undefined },
): string | undefined {
  if (query === undefined) return undefined;
  const lines = [
    data.name,
    `id: ${data.id}, version: ${data.version}`,
    `author: ${data.author}`,
    `status: ${statusText(proof)}`,
    `parameters: ${PARAMETERS[dialect]}`,
    ...(dialect === 'spark'
      ? ["The time zone of the session must be UTC: SET TIME ZONE 'UTC'"]
      : []),
    ...(query.isPartial
      ? [
          'The rows have the fields that the search names; those of a loaded table have all of its columns.',
        ]
      : []),
  ];
  return `${lines.map(comment).join('')}${query.sql};\n`;
}

/** Where its time range comes from: seconds since 1970, from the first to before the second. */
const PARAMETERS: Readonly<Record<DialectName, string>> = {
  duckdb: '$earliest and $latest, in seconds since 1970',
  spark: ':earliest and :latest, in seconds since 1970',
};

/** How well a query is known to be right. */
export function statusText(proof: Proof | undefined): string {
  if (proof?.kind === 'proven')
    return `proven on ${proof.engine}: ${proof.tests} tests with ${proof.rows} rows are equal in every cell`;
  if (proof?.kind === 'different')
    return `different on ${proof.engine}: ${proof.test}: ${proof.difference}`;
  return 'translated';
}

/** A comment stays one line, whatever the text is. */
function comment(text: string): string {
  return `-- ${text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()}\n`;
}

/** The name of the file for a detection: that of its own file. */
export function sqlFileName({ document: { path } }: TranslatedDetection): string {
  return `${path.replace(/^detections\//, '').replace(/\.ya?ml$/, '')}.sql`;
}
