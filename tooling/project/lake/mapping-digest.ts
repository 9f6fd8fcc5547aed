import { createHash } from 'node:crypto';
import { byCodeUnit } from '../../base/order.ts';
import type { Workspace } from '../workspace.ts';

/** A digest of the data sources and data models that normalize events: with others, the same logs are other rows. */
export function mappingDigest({
  content,
  builtIn,
}: Pick<Workspace, 'content' | 'builtIn'>): string {
  const documents = [content, builtIn].flatMap(({ data_source, data_model }) => [
    ...data_source.all,
    ...data_model.all,
  ]);
  const texts = [...new Set(documents)].map(({ path, data }) => JSON.stringify([path, data]));
  const hash = createHash('sha256');
  for (const text of texts.sort(byCodeUnit)) hash.update(text);
  return hash.digest('hex');
}
