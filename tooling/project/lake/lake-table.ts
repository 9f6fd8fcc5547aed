import { createHash } from 'node:crypto';
import { tableOfDataset } from '../../backends/sql/tables.ts';
import type { Dataset } from '../../events/run.ts';

/** What a table of a lake holds: normalized events, or the rows of one dataset of a data model. */
export type TableContent = Extract<Dataset, { readonly kind: 'events' | 'data-model' }>;

/** A name for maps, different for each content. */
export function contentKey(content: TableContent): string {
  return content.kind === 'events' ? '' : JSON.stringify([content.model, content.dataset]);
}

/** The name of a table and its folder, such as `events` or `endpoint.processes`; with a digest if that is taken. */
export function tableName(content: TableContent, isTaken: (name: string) => boolean): string {
  const plain = tableOfDataset(content);
  if (!isTaken(plain)) return plain;
  return `${plain}_${createHash('sha256').update(contentKey(content)).digest('hex').slice(0, 12)}`;
}

/** The day of a time in UTC, as YYYY-MM-DD; rows without a usable time are on the first day of 1970. */
export function dayOf(time: number): string {
  const isUsable = time >= 0 && time < END_OF_YEARS;
  return new Date(isUsable ? time * 1000 : 0).toISOString().slice(0, 10);
}

/** The first second of the year 10,000. */
const END_OF_YEARS = 253_402_300_800;
