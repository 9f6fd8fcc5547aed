import type { DialectName } from '../../backends/sql/dialect.ts';
import { counted } from '../../base/counted.ts';
import type { Proofs } from '../../project/sql/proof.ts';
import type { TranslatedDetection } from '../../project/sql/translate-detections.ts';

/** One JSON object per detection, one per line. The shape is a stable interface. */
export function translationsJson(
  translated: readonly TranslatedDetection[],
  proofs: Proofs,
  dialect: DialectName,
): string {
  return translated
    .map((one) => {
      const { document, query, reason } = one;
      const { id, name, version } = document.data;
      const proof = proofs.get(one);
      const status = query === undefined ? 'refused' : (proof?.kind ?? 'translated');
      const result = {
        path: document.path,
        id,
        name,
        version,
        dialect,
        status,
        reason,
        proof,
        sql: query?.sql ?? null,
      };
      return `${JSON.stringify({ ...result, status: status === 'untested' ? 'translated' : status })}\n`;
    })
    .join('');
}

/** How many detections were translated, proven and refused. */
export function translationsText(
  translated: readonly TranslatedDetection[],
  proofs: Proofs,
): string {
  const count = (holds: (one: TranslatedDetection) => boolean): number =>
    translated.filter(holds).length;
  const refused = count(({ query }) => query === undefined);
  const parts = [
    `${counted(translated.length - refused, 'detection')} translated`,
    ...(proofs.size > 0 ? [`${count((one) => proofs.get(one)?.kind === 'proven')} proven`] : []),
    ...(proofs.size > 0
      ? [`${count((one) => proofs.get(one)?.kind === 'different')} different`]
      : []),
    `${refused} refused`,
  ];
  return parts.join(', ');
}
