import type { Report } from '../base/diagnostic.ts';
import { isRecord } from '../base/record.ts';
import { type Collection, type Content, collection } from './content.ts';
import type { ContentReader } from './content-reader.ts';
import { type ContentDocument, derivedFrom } from './document.ts';
import type { DeprecationInfo } from './model.ts';
import { readYaml } from './read-yaml.ts';
import { DEPRECATION_MAPPING } from './root-files.ts';

/** In v5, one file says of all removed content why, and what replaces it; in ESCU 6, each file says so itself. */
export function withDeprecations(
  content: Content,
  reader: Pick<ContentReader, 'text'>,
  report: Report,
): Content {
  const source = reader.text(DEPRECATION_MAPPING, report);
  const yaml = source && readYaml(source, report);
  if (yaml === undefined) return content;
  const byName = entriesOf(yaml.data);
  const mapped = <Data extends Deprecable>({ all }: Collection<Data>): Collection<Data> =>
    collection(all.map((document) => withInfo(document, byName.get(document.data.name))));
  return {
    ...content,
    detection: mapped(content.detection),
    story: mapped(content.story),
    baseline: mapped(content.baseline),
    investigation: mapped(content.investigation),
    removed: mapped(content.removed),
  };
}

interface Deprecable {
  readonly name: string;
  readonly status?: string;
  readonly deprecation_info?: DeprecationInfo;
}

const GONE = ['deprecated', 'removed'];

function withInfo<Data extends Deprecable>(
  document: ContentDocument<Data>,
  info: DeprecationInfo | undefined,
): ContentDocument<Data> {
  const { data } = document;
  const isGone = data.status !== undefined && GONE.includes(data.status);
  if (info === undefined || !isGone || data.deprecation_info !== undefined) return document;
  return derivedFrom(document, [JSON.stringify(info)], () => ({
    ...document,
    data: { ...data, deprecation_info: info },
  }));
}

function entriesOf(mapping: unknown): ReadonlyMap<string, DeprecationInfo> {
  const lists = isRecord(mapping) ? Object.values(mapping) : [];
  const entries = lists.flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []));
  return new Map(entries.map((entry) => [String(entry['content']), infoOf(entry)]));
}

function infoOf({
  reason,
  removed_in_version,
  replacement_content,
}: Readonly<Record<string, unknown>>): DeprecationInfo {
  const names = Array.isArray(replacement_content) ? replacement_content.map(String) : undefined;
  return {
    ...(reason != null && { reason: String(reason) }),
    ...(removed_in_version != null && { removed_in_version: String(removed_in_version) }),
    ...(names !== undefined && { replacement_content: names }),
  };
}
